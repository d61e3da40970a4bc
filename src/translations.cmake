# The window's languages, carried in the program: resources/translations/*.ts compiled by lrelease, and Qt's own
# dialogs' texts from Debian's qt6-translations-l10n where that is installed.
# lrelease is called directly: CMake's LinguistTools would ask for all of qt6-tools-dev.
get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
get_filename_component(qt_tools ${qmake} DIRECTORY)
# /usr/bin/lrelease may be another Qt's.
find_program(BTCFLOW_LRELEASE NAMES lrelease6 lrelease-qt6 lrelease PATHS /usr/lib/qt6/bin ${qt_tools} NO_DEFAULT_PATH REQUIRED)
find_path(BTCFLOW_QT_TRANSLATIONS qtbase_de.qm
          PATHS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_TRANSLATIONS} /usr/share/qt6/translations NO_DEFAULT_PATH)

set(compiled)
foreach(language de es)
  set(source ${CMAKE_SOURCE_DIR}/resources/translations/btcflow_${language}.ts)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/translations/btcflow_${language}.qm)
  add_custom_command(OUTPUT ${output} DEPENDS ${source} COMMAND_EXPAND_LISTS
                     COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_CURRENT_BINARY_DIR}/translations
                     COMMAND ${BTCFLOW_LRELEASE} -silent ${source} -qm ${output})
  list(APPEND compiled ${output})
  set(of_qt ${BTCFLOW_QT_TRANSLATIONS}/qtbase_${language}.qm)
  if(EXISTS ${of_qt})
    list(APPEND compiled ${of_qt})
  endif()
endforeach()
foreach(file ${compiled})
  get_filename_component(name ${file} NAME)
  set_source_files_properties(${file} PROPERTIES QT_RESOURCE_ALIAS ${name})
endforeach()
qt_add_resources(btcflow_gui translations PREFIX /translations FILES ${compiled})
