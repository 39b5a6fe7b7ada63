// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "ui/tray/close_to_tray.h"

#include <QApplication>
#include <QTest>
#include <QWidget>

using namespace portolan;

class tst_CloseToTray : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void showsTheWindow();
    void staysHiddenWithATray();
    void waitsForATrayThatComesLate();
    void showsTheWindowWhereNoTrayComes();
    void waitsForTheBetterKindOfTray();
    void doesNotWaitForeverForTheBetterKind();
    void closingDoesNotWait();
    void trayThatGoesBringsTheWindow();
    void trayThatIsRestartedDoesNot();

private:
    void look(int times)
    {
        for (int i = 0; i < times; ++i)
            m_keeper->look();
    }

    bool m_settled = true;
    bool m_available = true;
    int m_icons = 0;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<CloseToTray> m_keeper;
};

void tst_CloseToTray::init()
{
    m_settled = true;
    m_available = true;
    m_icons = 0;
    m_window = std::make_unique<QWidget>();
    CloseToTray::Tray tray { [this] { return m_settled; }, [this] { return m_available; }, [this] { ++m_icons; } };
    m_keeper = std::make_unique<CloseToTray>(*m_window, tray);
    connect(m_keeper.get(), &CloseToTray::windowRequested, m_window.get(), &QWidget::show);
}

void tst_CloseToTray::cleanup()
{
    m_keeper.reset();
    m_window.reset();
}

void tst_CloseToTray::showsTheWindow()
{
    m_keeper->start(false);
    QVERIFY(m_window->isVisible());
    QCOMPARE(m_icons, 1);
}

void tst_CloseToTray::staysHiddenWithATray()
{
    m_keeper->start(true);
    look(100);
    QVERIFY(!m_window->isVisible());
    QCOMPARE(m_icons, 1);
}

void tst_CloseToTray::waitsForATrayThatComesLate()
{
    m_available = false;
    m_keeper->start(true);
    look(CloseToTray::looksForTray - 2);
    QVERIFY(!m_window->isVisible());
    m_available = true;
    look(100);
    QVERIFY(!m_window->isVisible());
}

void tst_CloseToTray::showsTheWindowWhereNoTrayComes()
{
    m_available = false;
    m_keeper->start(true);
    look(CloseToTray::looksForTray);
    QVERIFY(m_window->isVisible());
}

void tst_CloseToTray::waitsForTheBetterKindOfTray()
{
    m_settled = false;
    m_keeper->start(true);
    look(CloseToTray::looksForSettling - 2);
    QCOMPARE(m_icons, 0);
    m_settled = true;
    look(1);
    QCOMPARE(m_icons, 1);
    QVERIFY(!m_window->isVisible());
}

void tst_CloseToTray::doesNotWaitForeverForTheBetterKind()
{
    m_settled = false;
    m_keeper->start(false);
    QVERIFY(m_window->isVisible());
    look(CloseToTray::looksForSettling);
    QCOMPARE(m_icons, 1);
}

void tst_CloseToTray::closingDoesNotWait()
{
    m_settled = false;
    m_keeper->start(false);
    QCOMPARE(m_icons, 0);
    QVERIFY(m_keeper->available());
    QCOMPARE(m_icons, 1);
}

void tst_CloseToTray::trayThatGoesBringsTheWindow()
{
    m_keeper->start(false);
    m_window->hide();
    look(10);
    QVERIFY(!m_window->isVisible());
    m_available = false;
    look(CloseToTray::looksForReturn);
    QVERIFY(m_window->isVisible());
    QVERIFY(!m_keeper->available());
}

void tst_CloseToTray::trayThatIsRestartedDoesNot()
{
    m_keeper->start(true);
    for (int restart = 0; restart < 10; ++restart) {
        m_available = false;
        look(CloseToTray::looksForReturn - 1);
        m_available = true;
        look(1);
    }
    QVERIFY(!m_window->isVisible());
    QCOMPARE(m_icons, 1);
}

REGISTER_TEST(tst_CloseToTray, QApplication)
#include "tst_close_to_tray.moc"
