// A cache that is damaged where nothing but a look through the whole file notices it.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "btcflow/store/cache.h"
#include "support/rows.h"
#include "support/temporary_folder.h"

namespace btcflow::test {

// Years of candles, on dozens of the file's pages.
inline core::Result<std::vector<store::Changes>> put_years(store::Cache& cache,
                                                           const std::string& instrument) {
  std::vector<core::Candle> rows;
  for (int d = 1; d <= 3000; ++d) rows.push_back(candle(d, 100 + d % 7));
  return cache.put(batch({page(instrument, rows, 1, 3001)}));
}

// Writes over some pages in the middle; nobody has the file open.
inline void damage(const std::filesystem::path& file) {
  constexpr std::size_t kPage = 4096;
  std::string bytes = read_bytes(file);
  const std::size_t middle = bytes.size() / kPage / 2 * kPage;
  std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(middle), 3 * kPage, '\xA5');
  write_bytes(file, bytes);
}

}  // namespace btcflow::test
