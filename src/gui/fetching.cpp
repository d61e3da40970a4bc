#include "fetching.h"

#include <QStatusBar>

#include "model.h"
#include "sync_bar.h"
#include "syncing.h"

namespace btcflow::gui {

Fetching::Fetching(Model& model, std::optional<sync::Options> options, QStatusBar& status, QObject* parent)
    : QObject(parent),
      model_(model),
      options_(std::move(options)),
      status_(status),
      syncing_(new Syncing(this)),
      bar_(new SyncBar(&status)) {
  status.addPermanentWidget(bar_);
  connect(bar_, &SyncBar::stop_chosen, syncing_, &Syncing::stop);
  connect(syncing_, &Syncing::started, this, [this] {
    bar_->show_state({});
    bar_->show();
    emit changed();
  });
  connect(syncing_, &Syncing::progressed, bar_, &SyncBar::show_state);
  connect(syncing_, &Syncing::rows_came, &model_, &Model::reload);
  connect(syncing_, &Syncing::finished, this, &Fetching::finish);
}

bool Fetching::can_start() const {
  return options_.has_value() && !model_.is_demo() && !syncing_->is_running();
}

void Fetching::start(std::optional<core::Time> since) {
  if (!can_start()) return;
  sync::Options options = *options_;
  options.since = since;
  syncing_->start(model_.session().paths().cache, model_.session().catalogue(), options);
}

void Fetching::finish(bool, const QString& sentence, const QStringList& problems) {
  bar_->hide();
  status_.showMessage(sentence);
  status_.setToolTip(problems.join(QLatin1Char('\n')));
  model_.reload();
  emit changed();
}

}  // namespace btcflow::gui
