// Which faults there are, and which are to be told now: each distinct one at once, and then ever more seldom.
#pragma once

#include <QString>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "btcflow/core/error.h"
#include "btcflow/core/time.h"
#include "btcflow/sync/sync.h"

namespace btcflow::gui {

// One thing that goes wrong: at this venue, with this feed, in this way; or with the whole run (no venue: no
// network, the cache cannot be written).
struct Fault {
  std::string venue;  // id; empty: the whole run
  std::string feed;   // name; empty: the whole run
  core::ErrorKind kind = core::ErrorKind::Network;
  std::string venue_name;
  std::string sentence;  // of the last time
  std::string cause;
  core::Time first;
  core::Time last;
  std::size_t times = 1;                   // runs that it spoiled
  std::optional<core::Time> not_before{};  // the venue asks not to be asked before
};

// No clock of its own, no widgets.
class FaultLog {
 public:
  // What a run brought. Returns the faults to be told now: those that are new, and those that last since 1,
  // 2, 4, ... up to 60 minutes after they were told before. A fault is over, and forgotten, when its feed
  // comes through, or answers and fails otherwise.
  std::vector<Fault> take(const sync::Report& report, core::Time now);
  // The run itself could not be done. A later report ends it.
  std::vector<Fault> take(const core::Error& error, core::Time now);
  // The venue is asked no more (its key was taken away).
  void forget(const std::string& venue);

  // The latest first.
  std::vector<Fault> faults() const;
  bool empty() const { return faults_.empty(); }

 private:
  using Key = std::tuple<std::string, std::string, core::ErrorKind>;
  struct Entry {
    Fault fault;
    core::Time told;
    core::Duration interval;
  };
  void happened(const Fault& fault, core::Time now, std::vector<Fault>& tell);
  void end_others(const sync::Report& report, const std::vector<Key>& seen);

  std::map<Key, Entry> faults_;
};

// One sentence for the status bar about faults that are to be told; empty for none.
QString told_text(const std::vector<Fault>& faults);

}  // namespace btcflow::gui
