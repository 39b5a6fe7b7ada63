// SPDX-License-Identifier: MIT
#include "core/control/mirror_url.h"
#include "core/engine/snapshot.h"
#include "tests/support/test_class.h"

#include <QTest>

using namespace portolan;

class tst_MirrorUrl : public QObject
{
    Q_OBJECT

private slots:
    void leadsToTheMirror_data();
    void leadsToTheMirror();
    void everyMirrorsOwn_data();
    void everyMirrorsOwn();
};

void tst_MirrorUrl::leadsToTheMirror_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("opened");
    for (const char* good : { "http://localhost:3000", "https://localhost:3000", "http://localhost:3000/", "http://127.0.0.1:3000",
             "http://127.1.20.255:3000", "https://[::1]:3000" })
        QTest::newRow(good) << good << true;
    for (const char* bad : { "", "localhost:3000", "//localhost:3000", "file:///etc/passwd", "ftp://localhost:3000",
             "javascript:alert(1)", "http:localhost:3000", "HTTP://localhost:3000", " http://localhost:3000", "http://localhost:3000 ",
             "http://localhost:3000\n", "http://localhost:3000\nhttp://evil.example", "http://localhost", "http://localhost:3001",
             "http://localhost:30000", "http://localhost:03000", "http://localhost:3000@evil.example", "http://me@localhost:3000",
             "http://me:secret@localhost:3000", "http://localhost:3000.evil.example", "http://evil.example:3000",
             "http://localhost.evil.example:3000", "http://localhost:3000\\@evil.example", "http://evil.example/localhost:3000",
             "http://localhost:3000/path", "http://localhost:3000?query", "http://localhost:3000#part", "http://172.29.108.58:3000",
             "http://192.168.1.1:3000", "http://0.0.0.0:3000", "http://[::]:3000", "http://[::ffff:10.0.0.1]:3000", "http://0127.0.0.1:3000",
             "http://127.0.0.256:3000", "http://127.1:3000", "http://127.0.0.1.nip.io:3000", "http://2130706433:3000", "-http://localhost:3000",
             "\\\\localhost\\share" })
        QTest::newRow(bad) << bad << false;
    QTest::newRow("another alphabet's digits") << QString::fromUtf8("http://localhost:３０００") << false;
}

void tst_MirrorUrl::leadsToTheMirror()
{
    QFETCH(QString, url);
    QFETCH(bool, opened);
    QCOMPARE(isMirrorUrl(url, 3000), opened);
}

void tst_MirrorUrl::everyMirrorsOwn_data()
{
    QTest::addColumn<QStringList>("addresses");
    QTest::newRow("both") << QStringList { "127.0.0.1", "::1" };
    QTest::newRow("IPv6 only") << QStringList { "::1" };
    QTest::newRow("another loopback address") << QStringList { "127.0.0.53" };
}

/// What an instance gives out passes.
void tst_MirrorUrl::everyMirrorsOwn()
{
    QFETCH(QStringList, addresses);
    for (const WebScheme scheme : { WebScheme::Http, WebScheme::Https }) {
        PortFact port;
        port.port = port.hostPort = 443;
        port.hostAddresses = addresses;
        port.scheme = scheme;
        QVERIFY2(isMirrorUrl(portUrl(port), 443), qPrintable(portUrl(port)));
    }
}

REGISTER_TEST(tst_MirrorUrl, QCoreApplication)
#include "tst_mirror_url.moc"
