// SPDX-License-Identifier: MIT
#include "core/agent/steering_trial.h"
#include "tests/support/test_class.h"
#include "tests/unit/test_socket.h"

#include <QTest>

#include <optional>

using namespace portolan;
using namespace std::chrono_literals;

class tst_SteeringTrial : public QObject
{
    Q_OBJECT

private slots:
    void believesTheHostOnly_data();
    void believesTheHostOnly();
};

void tst_SteeringTrial::believesTheHostOnly_data()
{
    QTest::addColumn<QByteArray>("strangers"); // addresses of guest programs that call first, from the expected port
    QTest::addColumn<QByteArray>("caller");    // how the host's call looks to the IPv4 listener; 127.0.0.9 is the host
    QTest::addColumn<bool>("passes");
    QTest::newRow("steered") << QByteArray() << QByteArray("127.0.0.1") << true;
    QTest::newRow("the names are not replaced") << QByteArray() << QByteArray("127.0.0.9") << false;
    QTest::newRow("after strangers") << QByteArray("127.0.0.2 127.0.0.3") << QByteArray("127.0.0.1") << true;
}

void tst_SteeringTrial::believesTheHostOnly()
{
    QFETCH(QByteArray, strangers);
    QFETCH(QByteArray, caller);
    QFETCH(bool, passes);
    asio::io_context loop;
    std::optional<SteeringTrial::Outcome> outcome;
    SteeringTrial trial(loop, [&](const SteeringTrial::Outcome& judged) { outcome = judged; });
    const sockets::Endpoint reserved = TestSocket::listen({ loopback4(), 0 }).local();
    trial.expect({ *parseAddress("127.0.0.9"), reserved.port() });

    std::vector<TestSocket> calls;
    for (const ServiceAddress& service : trial.services()) {
        const sockets::Endpoint listener(service.address, service.port.number);
        QList<QByteArray> callers { "::1" };
        if (service.address.is_v4()) {
            callers = strangers.split(' ') << caller;
            callers.removeAll(QByteArray());
        }
        for (const QByteArray& address : callers) {
            const sockets::Endpoint local(*parseAddress(address.toStdString()), reserved.port());
            calls.push_back(TestSocket::connectFrom(local, listener));
            QVERIFY(calls.back().isOpen());
        }
    }
    while (!outcome && loop.run_one_for(30s) != 0) { }
    QVERIFY(outcome);
    QVERIFY(outcome->arrived);
    QCOMPARE(outcome->v4, passes);
    QCOMPARE(outcome->v6, trial.services().size() == 2);
}

REGISTER_TEST(tst_SteeringTrial, QCoreApplication)
#include "tst_steering_trial.moc"
