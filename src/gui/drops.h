// What files and pictures that were dropped on the window, or pasted, are.
#pragma once

#include <QString>
#include <optional>
#include <variant>

#include "btcflow/app/picture_text.h"

class QMimeData;

namespace btcflow::gui {

// A CSV file or a folder of them.
struct ImportDrop {
  QString path;
};
// Neither a picture of ours nor anything to import.
struct UselessDrop {
  QString sentence;
};
using Drop = std::variant<app::PictureParameters, ImportDrop, UselessDrop>;

// Whether it is worth a look while it hovers over the window: one local file, or a PNG. Reads nothing.
bool may_be_taken(const QMimeData& data);
// The one local file or folder; nothing else.
std::optional<QString> only_file(const QMimeData& data);
// Reads a PNG's text chunks; of other files only what they are. For any thread; waits for the disk.
Drop read_path(const QString& path);
// read_path() of a file; what is no file is looked at in the memory.
Drop read_drop(const QMimeData& data);

// The one local CSV file or folder; nothing else.
std::optional<QString> import_path(const QMimeData& data);

}  // namespace btcflow::gui
