# The window's languages, carried in the program: resources/translations/*.ts compiled by lrelease, and Qt's own
# dialogs' texts from Debian's qt6-translations-l10n where that is installed.
# lrelease is called directly: CMake's LinguistTools would ask for all of qt6-tools-dev.
# Only Qt 6's own place: what lies on the path may be qtchooser's, which looks for Qt 5.
find_program(BTCFLOW_LRELEASE NAMES lrelease NO_DEFAULT_PATH REQUIRED
             PATHS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS} /usr/lib/qt6/bin
             DOC "lrelease of Qt 6 (Debian: qt6-l10n-tools)")
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
