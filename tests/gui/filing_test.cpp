// Files in and out of the window: what is exported is what stands there now, and what is dropped is answered.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <QImage>
#include <QMimeData>
#include <QStatusBar>

#include "export_dialog.h"
#include "support/window_fixture.h"

namespace btcflow::gui {
namespace {

class FilingTest : public test::WindowTest {
 protected:
  QList<ExportDialog*> dialogs() {
    QTest::qWait(0);  // those that are closed go
    return window_->findChildren<ExportDialog*>(QStringLiteral("ExportDialog"));
  }
  void drop(const QString& file) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window_.get(), &enter);
    QDropEvent dropped(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window_.get(), &dropped);
  }
  QString said() { return window_->statusBar()->currentMessage(); }
  static QString name_in(const ExportDialog& dialog) {
    return dialog.findChild<QLabel*>(QStringLiteral("ExportName"))->text();
  }
};

// The dialog may stay open while the chart is changed; asked for again, it is of the chart as it is by then.
TEST_F(FilingTest, TheExportIsOfWhatStandsThereNow) {
  key(Qt::Key_E, Qt::ControlModifier);
  ASSERT_EQ(dialogs().size(), 1);
  EXPECT_TRUE(name_in(*dialogs().first()).startsWith("BTC W "));
  dialogs().first()->findChild<QAbstractButton*>(QStringLiteral("ExportSVG"))->click();
  workspace().set_timeframe(core::Timeframe::Day);
  dashboard();
  action("Export")->trigger();
  ASSERT_EQ(dialogs().size(), 1);
  EXPECT_TRUE(dialogs().first()->isVisible());
  EXPECT_TRUE(name_in(*dialogs().first()).startsWith("BTC D "));
  EXPECT_TRUE(name_in(*dialogs().first()).endsWith(".svg")) << "what was chosen stays chosen";
}

// What is being written is not given up for it.
TEST_F(FilingTest, AnExportThatIsBeingWrittenIsLeftAlone) {
  action("Export")->trigger();
  ASSERT_EQ(dialogs().size(), 1);
  ExportDialog* first = dialogs().first();
  const QString file = folder_.filePath("a.png");
  first->save_to(file);
  ASSERT_TRUE(first->is_busy());
  action("Export")->trigger();
  EXPECT_TRUE(QTest::qWaitFor([&] { return !first->is_busy(); }, 20000));
  EXPECT_FALSE(QImage(file).isNull());
}

// A pipe that nobody writes into would be waited for.
TEST_F(FilingTest, WhatCannotBeReadIsSaid) {
  const QString pipe = folder_.filePath("pipe.png");
  ASSERT_EQ(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
  for (const QString& path : {pipe, folder_.filePath("missing.png")}) {
    window_->statusBar()->clearMessage();
    drop(path);
    EXPECT_TRUE(QTest::qWaitFor([&] { return said().endsWith("cannot be read."); })) << qPrintable(said());
  }
}

}  // namespace
}  // namespace btcflow::gui
