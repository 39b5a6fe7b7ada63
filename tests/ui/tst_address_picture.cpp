// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "tests/ui/sample_snapshots.h"
#include "ui/addresses/address_picture.h"
#include "ui/addresses/mirror_line.h"
#include "ui/look/mark_label.h"
#include "ui/text/sentences.h"

#include <QApplication>
#include <QLabel>
#include <QPainter>
#include <QProxyStyle>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace portolan;

class tst_AddressPicture : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::C); }
    void init();
    void cleanup() { m_picture.reset(); }
    void everyStateLooksDifferent();
    void everyStateSaysWhatToDo_data();
    void everyStateSaysWhatToDo();
    void remedies();
    void movesOnlyWhileBytesFlow();
    void standsStillWhenHidden();
    void standsStillWithoutAnimations();
    void standsStillUnlessConnected();
    void namesBothWays();
    void tellsAScreenReader();
    void mirrorsForRightToLeft();

private:
    template <typename T> [[nodiscard]] T* find(const char* name) const
    {
        T* found = m_picture->findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    [[nodiscard]] MirrorLine* line() const { return find<MirrorLine>("mirrorLine"); }

    std::unique_ptr<AddressPicture> m_picture;
};

namespace {

struct Looks {
    const char* name;
    Snapshot snapshot;
    const char* note;   ///< a part of it
    const char* button; ///< "": no button
};

QList<Looks> allLooks()
{
    Snapshot starting = samples::six();
    starting.guest.state = GuestState::Starting;
    Snapshot stopped = samples::six();
    stopped.guest.state = GuestState::Stopped;
    Snapshot failed = samples::six();
    failed.guest.state = GuestState::Failed;
    failed.guest.error = "ip needs to run as root.";
    Snapshot unreachable = samples::six();
    unreachable.guest.reachable = false;
    Snapshot paused = samples::six();
    paused.paused = true;
    return { { "connected", samples::six(), "The masks differ", "" },
        { "no port", samples::connected({}), "The masks differ", "" },
        { "starting", starting, "Waiting for the agent in Ubuntu", "" },
        { "stopped", stopped, "Start it, and its ports come back automatically", "" },
        { "failed", failed, "ip needs to run as root.", "Retry now" },
        { "unreachable", unreachable, "connections to 172.29.108.58 do not get through", "Retry now" },
        { "paused", paused, "until you resume", "Resume" } };
}

/// A style for a user who turned animations off.
class CalmStyle final : public QProxyStyle
{
public:
    int styleHint(
        StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override
    {
        return hint == SH_Widget_Animation_Duration ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

/// Turns animations on, whatever the desktop says on which the test runs.
class LivelyStyle final : public QProxyStyle
{
public:
    int styleHint(
        StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override
    {
        if (hint == SH_Widget_Animation_Duration)
            return 200;
        return hint == SH_Widget_Animate ? 1 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

} // namespace

void tst_AddressPicture::init()
{
    QApplication::setStyle(new LivelyStyle);
    m_picture = std::make_unique<AddressPicture>();
    m_picture->setSnapshot(samples::six());
    m_picture->resize(900, m_picture->sizeHint().height());
    m_picture->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_picture.get()));
}

void tst_AddressPicture::everyStateLooksDifferent()
{
    // Recognisable without words and colours: compare the ends of the line in grey.
    QList<QImage> pictures;
    for (const Looks& looks : allLooks()) {
        m_picture->setSnapshot(looks.snapshot);
        const QImage whole = line()->grab().toImage().convertToFormat(QImage::Format_Grayscale8);
        QImage ends = whole;
        QPainter(&ends).fillRect(whole.width() / 4, 0, whole.width() / 2, whole.height(), Qt::black);
        QVERIFY2(!pictures.contains(ends), looks.name);
        pictures << ends;
    }
}

void tst_AddressPicture::everyStateSaysWhatToDo_data()
{
    QTest::addColumn<Snapshot>("snapshot");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("button");
    for (const Looks& looks : allLooks())
        QTest::newRow(looks.name) << looks.snapshot << looks.note << looks.button;
    Snapshot exhausted = samples::six();
    exhausted.guest.exhausted = true;
    QTest::newRow("agent exhausted") << exhausted << QString("The agent in Ubuntu has run out of file descriptors") << QString();
    exhausted.host.exhausted = true;
    QTest::newRow("host exhausted") << exhausted << QString("raise the limit of open files") << QString();
}

void tst_AddressPicture::everyStateSaysWhatToDo()
{
    QFETCH(Snapshot, snapshot);
    QFETCH(QString, note);
    QFETCH(QString, button);
    m_picture->setSnapshot(snapshot);
    QVERIFY2(find<QLabel>("addressNote")->text().contains(note), qPrintable(find<QLabel>("addressNote")->text()));
    QCOMPARE(find<QLabel>("addressNote")->isVisible(), !note.isEmpty());
    QCOMPARE(find<QPushButton>("remedyButton")->isVisible(), !button.isEmpty());
    if (!button.isEmpty())
        QCOMPARE(find<QPushButton>("remedyButton")->text(), button);
}

void tst_AddressPicture::remedies()
{
    const QSignalSpy retries(m_picture.get(), &AddressPicture::retryRequested);
    const QSignalSpy resumes(m_picture.get(), &AddressPicture::resumeRequested);
    Snapshot snapshot = samples::six();
    snapshot.paused = true;
    m_picture->setSnapshot(snapshot);
    QTest::mouseClick(find<QPushButton>("remedyButton"), Qt::LeftButton);
    QCOMPARE(resumes.size(), 1);
    snapshot.guest.state = GuestState::Failed;
    m_picture->setSnapshot(snapshot);
    QTest::mouseClick(find<QPushButton>("remedyButton"), Qt::LeftButton);
    QCOMPARE(retries.size(), 1);
    QCOMPARE(resumes.size(), 1);
}

void tst_AddressPicture::movesOnlyWhileBytesFlow()
{
    QVERIFY(!line()->isMoving());
    m_picture->setTraffic(310e3, 12.4e6);
    QVERIFY(line()->isMoving());
    const QImage before = line()->grab().toImage();
    QTRY_VERIFY(line()->grab().toImage() != before);
    m_picture->setTraffic(0, 0);
    QVERIFY(line()->isMoving());          // dashes under way arrive
    line()->resize(60, line()->height()); // after a short way
    QTRY_VERIFY(!line()->isMoving());
}

void tst_AddressPicture::standsStillWhenHidden()
{
    m_picture->setTraffic(310e3, 12.4e6);
    m_picture->hide();
    QVERIFY(!line()->isMoving());
    m_picture->setTraffic(310e3, 12.4e6);
    QVERIFY(!line()->isMoving());
    m_picture->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_picture.get()));
    m_picture->setTraffic(310e3, 12.4e6);
    QVERIFY(line()->isMoving());
}

void tst_AddressPicture::standsStillWithoutAnimations()
{
    QApplication::setStyle(new CalmStyle);
    const QImage idle = line()->grab().toImage();
    m_picture->setTraffic(310e3, 12.4e6);
    QVERIFY(!line()->isMoving());
    QVERIFY(line()->grab().toImage() != idle); // the traffic is shown nevertheless
    m_picture->setTraffic(0, 0);
    QCOMPARE(line()->grab().toImage(), idle);
}

void tst_AddressPicture::standsStillUnlessConnected()
{
    m_picture->setTraffic(310e3, 12.4e6);
    Snapshot snapshot = samples::six();
    snapshot.paused = true;
    m_picture->setSnapshot(snapshot);
    QVERIFY(!line()->isMoving());
    QCOMPARE(line()->above(), "");
    QCOMPARE(line()->below(), "");
}

void tst_AddressPicture::namesBothWays()
{
    QCOMPARE(line()->below(), "idle");
    m_picture->setTraffic(310e3, 12.4e6);
    QCOMPARE(line()->above(), "310 kB/s");
    QCOMPARE(line()->below(), "12.4 MB/s");
    QCOMPARE(line()->accessibleDescription(), "310 kB/s to Ubuntu, 12.4 MB/s from Ubuntu");
    QCOMPARE(line()->toolTip(), "To Ubuntu (→): 310 kB/s\nFrom Ubuntu (←): 12.4 MB/s");
}

void tst_AddressPicture::tellsAScreenReader()
{
    QCOMPARE(m_picture->accessibleName(),
        sentences::hostTitle()
            + ": vEthernet(WSL) 172.29.96.1/20. Ubuntu: eth0 172.29.108.58/16. "
              "Ubuntu is connected; 4 mirrored · 1 conflict · 1 off.");
    QCOMPARE(line()->accessibleName(), "4 ports mirrored");
    QCOMPARE(find<QWidget>("guestCard")->findChild<MarkLabel*>("cardState")->text(), "connected");
    Snapshot snapshot = samples::six();
    snapshot.guest.state = GuestState::Stopped;
    snapshot.guest.address.clear();
    m_picture->setSnapshot(snapshot);
    QVERIFY(m_picture->accessibleName().contains("Ubuntu has no address."));
    QVERIFY(m_picture->accessibleName().contains("Ubuntu is stopped"));
}

void tst_AddressPicture::mirrorsForRightToLeft()
{
    m_picture->setTraffic(310e3, 0);
    const QWidget* host = find<QWidget>("hostCard");
    const QWidget* guest = find<QWidget>("guestCard");
    QVERIFY(host->x() < guest->x());
    m_picture->setLayoutDirection(Qt::RightToLeft);
    QTRY_VERIFY(host->x() > guest->x());
    for (const QWidget* card : { host, guest })
        QVERIFY(m_picture->rect().contains(card->geometry()));
}

REGISTER_TEST(tst_AddressPicture, QApplication)
#include "tst_address_picture.moc"
