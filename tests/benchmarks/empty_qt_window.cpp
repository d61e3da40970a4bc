// An empty main window that ends after its first paint: what the start of any Qt program costs on this
// machine.
#include <QApplication>
#include <QMainWindow>
#include <QTimer>

namespace {

class EmptyWindow : public QMainWindow {
 protected:
  void paintEvent(QPaintEvent* event) override {
    QMainWindow::paintEvent(event);
    QTimer::singleShot(0, qApp, &QApplication::quit);
  }
};

}  // namespace

int main(int argc, char** argv) {
  const QApplication application(argc, argv);
  EmptyWindow window;
  window.resize(1600, 1000);
  window.show();
  return QApplication::exec();
}
