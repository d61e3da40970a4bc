// The tables, and the way from an older version to the present one.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

namespace btcflow::store {

// Creates or migrates to kSchemaVersion in one transaction. Throws SQLite::Exception.
void bring_up_to_date(SQLite::Database& db, int version);

}  // namespace btcflow::store
