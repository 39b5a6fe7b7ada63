// SPDX-License-Identifier: MIT
#include "core/net/readiness_linux.h"

#include "core/base/unique_fd.h"
#include "tests/support/test_class.h"

#include <asio/post.hpp>

#include <QtTest>

#include <functional>
#include <memory>
#include <vector>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

using namespace portolan;
using sockets::Readiness;

namespace {

/// A descriptor that can be made readable, and the events reported for it.
class Subject final : public Readiness::Subject
{
public:
    explicit Subject(Readiness& readiness)
        : m_readiness(readiness)
        , descriptor(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
    {
        added = !readiness.add(descriptor.fd(), EPOLLIN, *this, watch);
    }
    ~Subject()
    {
        if (!abandoned)
            m_readiness.remove(watch);
    }

    void makeReadable() const
    {
        const uint64_t one = 1;
        QCOMPARE(::write(descriptor.fd(), &one, sizeof one), ssize_t(sizeof one));
    }

private:
    void ready(uint32_t events) override
    {
        told.push_back(events);
        if (then)
            then();
    }
    void abandon() override { abandoned = true; }

    Readiness& m_readiness;

public:
    UniqueFd descriptor;
    Readiness::Watch watch = 0;
    bool added = false;
    bool abandoned = false;
    std::vector<uint32_t> told;
    std::function<void()> then;
};

using Told = std::vector<uint32_t>;

/// A loop with one descriptor that always asks for another turn, and has begun, and a second one.
struct BusyLoop {
    BusyLoop()
    {
        busy.then = [this] { readiness.again(busy.watch); };
        busy.makeReadable();
        context.poll_one();
    }

    asio::io_context context;
    Readiness& readiness = asio::use_service<Readiness>(context);
    Subject busy { readiness };
    Subject other { readiness };
};

} // namespace

class TestReadiness : public QObject
{
    Q_OBJECT

private slots:
    void reportsEachChangeOnce();
    void again();
    void againIsNotForOneAlone();
    void removedInTheSameBatch();
    void copyOfAClosedDescriptor();
    void othersHaveTheirTurn();
    void quickSuccession();
    void endOfTheLoop();

private:
    static void settle(asio::io_context& context)
    {
        for (int i = 0; i < 10; ++i) {
            QTest::qWait(1);
            context.poll();
        }
    }
};

void TestReadiness::reportsEachChangeOnce()
{
    asio::io_context context;
    auto& readiness = asio::use_service<Readiness>(context);
    Subject subject(readiness);
    QVERIFY(subject.added);
    settle(context);
    QCOMPARE(subject.told, Told());
    subject.makeReadable();
    settle(context);
    QCOMPARE(subject.told, Told({ EPOLLIN })); // and it was not read
    subject.makeReadable();
    settle(context);
    QCOMPARE(subject.told, Told({ EPOLLIN, EPOLLIN }));
}

void TestReadiness::again()
{
    asio::io_context context;
    auto& readiness = asio::use_service<Readiness>(context);
    Subject subject(readiness);
    readiness.again(subject.watch);
    readiness.again(subject.watch);
    QCOMPARE(subject.told, Told());
    settle(context);
    QCOMPARE(subject.told, Told({ 0 }));
}

// A descriptor with endless work must not starve the rest of the loop.
void TestReadiness::againIsNotForOneAlone()
{
    BusyLoop loop;
    loop.other.makeReadable();
    bool posted = false;
    asio::post(loop.context, [&] { posted = true; });
    for (int i = 0; i < 100 && (loop.other.told.empty() || !posted); ++i)
        loop.context.poll_one();
    QVERIFY(posted);
    QCOMPARE(loop.other.told, Told({ EPOLLIN }));
    QVERIFY(loop.busy.told.size() > 1);
}

void TestReadiness::removedInTheSameBatch()
{
    asio::io_context context;
    auto& readiness = asio::use_service<Readiness>(context);
    auto first = std::make_unique<Subject>(readiness);
    auto second = std::make_unique<Subject>(readiness);
    std::unique_ptr<Subject> third; // takes the slot of the removed one
    int told = 0;
    const auto replace = [&](std::unique_ptr<Subject>& other) {
        ++told;
        other.reset();
        third = std::make_unique<Subject>(readiness);
    };
    first->then = [&] { replace(second); };
    second->then = [&] { replace(first); };
    first->makeReadable();
    second->makeReadable();
    settle(context);
    QCOMPARE(told, 1);
    QCOMPARE(third->told, Told());
    third->makeReadable();
    settle(context);
    QCOMPARE(third->told, Told({ EPOLLIN }));
}

// A forked child keeps a copy until it starts its program, and the kernel keeps reporting events for it.
void TestReadiness::copyOfAClosedDescriptor()
{
    asio::io_context context;
    auto& readiness = asio::use_service<Readiness>(context);
    auto subject = std::make_unique<Subject>(readiness);
    const UniqueFd copy(::dup(subject->descriptor.fd()));
    subject.reset();
    const Subject next(readiness); // in the same slot
    const uint64_t one = 1;
    QCOMPARE(::write(copy.fd(), &one, sizeof one), ssize_t(sizeof one));
    settle(context);
    QCOMPARE(next.told, Told());
}

void TestReadiness::othersHaveTheirTurn()
{
    asio::io_context context;
    auto& readiness = asio::use_service<Readiness>(context);
    std::vector<std::unique_ptr<Subject>> subjects;
    for (int i = 0; i < 300; ++i) {
        subjects.push_back(std::make_unique<Subject>(readiness));
        subjects.back()->makeReadable();
    }
    settle(context);
    for (const auto& subject : subjects)
        QCOMPARE(subject->told, Told({ EPOLLIN }));
}

// Fast enough to keep the loop awake. Then nothing more comes, and it goes to sleep.
void TestReadiness::quickSuccession()
{
    asio::io_context context;
    auto& readiness = asio::use_service<Readiness>(context);
    Subject subject(readiness);
    int rounds = 0;
    subject.then = [&] {
        if (++rounds < 1000)
            asio::post(context, [&] { subject.makeReadable(); });
    };
    subject.makeReadable();
    QTRY_COMPARE((context.poll(), rounds), 1000);
    settle(context);
    QCOMPARE(context.poll(), size_t(0));
    QCOMPARE(subject.told.size(), size_t(1000));
}

void TestReadiness::endOfTheLoop()
{
    auto context = std::make_unique<asio::io_context>();
    auto& readiness = asio::use_service<Readiness>(*context);
    auto subject = std::make_unique<Subject>(readiness);
    QVERIFY(subject->added);
    readiness.again(subject->watch);
    context.reset();
    QVERIFY(subject->abandoned);
    QCOMPARE(subject->told, Told());
}

REGISTER_TEST(TestReadiness, QCoreApplication)
#include "tst_readiness.moc"
