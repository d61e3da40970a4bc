// Kraken's three sources come from three files; kraken.cpp puts them together.
#pragma once

#include "server.h"

namespace exchange {

// The downloads of assets.kraken.com below /marketing/institutions/.
void add_kraken_archive(VenueServer& server);
VenueServer kraken_futures_server(const Market& market);

}  // namespace exchange
