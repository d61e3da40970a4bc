// The tables, and the way from an older version to the present one.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

namespace btcflow::store {

// In the file's header, so that a cache is known as ours: "BFlw".
inline constexpr int kApplicationId = 0x42466c77;

// Creates or migrates to kSchemaVersion in one transaction. Throws SQLite::Exception.
void bring_up_to_date(SQLite::Database& db, int version);

}  // namespace btcflow::store
