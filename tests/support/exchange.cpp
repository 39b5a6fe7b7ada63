// SPDX-License-Identifier: MIT
#include "tests/support/exchange.h"

#include "tests/support/transfer.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <atomic>
#include <thread>

namespace portolan::test {

namespace {

constexpr int threads = 8;

/// Like real traffic: mostly small, sometimes large.
qsizetype randomSize(QRandomGenerator& random) { return random.bounded(1 << random.bounded(6, 20)); }

QByteArray answerTo(const QByteArray& question)
{
    const QByteArray sum = QCryptographicHash::hash(question, QCryptographicHash::Sha256);
    QRandomGenerator random(question.size());
    return sum.repeated(static_cast<int>(1 + randomSize(random) / sum.size()));
}

void serve(Connection& connection)
{
    connection.send(answerTo(connection.receiveAll()));
    connection.close();
}

bool ask(Connection& connection, quint32 seed)
{
    QRandomGenerator random(seed);
    const QByteArray question = randomBytes(randomSize(random), random);
    const bool sent = connection.send(question);
    connection.shutdownSending();
    const bool right = sent && connection.receiveAll() == answerTo(question);
    connection.close();
    return right;
}

} // namespace

int exchange(std::vector<Connection>& clients, std::vector<Connection>& services)
{
    std::atomic<size_t> nextClient = 0;
    std::atomic<size_t> nextService = 0;
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> workers;
        for (int thread = 0; thread < threads; ++thread) {
            workers.emplace_back([&] {
                for (size_t i = nextService++; i < services.size(); i = nextService++)
                    serve(services[i]);
            });
            workers.emplace_back([&] {
                for (size_t i = nextClient++; i < clients.size(); i = nextClient++)
                    wrong += ask(clients[i], static_cast<quint32>(i + 1)) ? 0 : 1;
            });
        }
    }
    return wrong;
}

} // namespace portolan::test
