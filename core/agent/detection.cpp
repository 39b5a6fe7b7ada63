// SPDX-License-Identifier: MIT
#include "core/agent/detection.h"

#include "core/agent/kernel_problem.h"
#include "core/agent/listener_events.h"
#include "core/agent/listener_poll.h"
#include "core/kernel/listener_event_program.h"

#include <array>
#include <utility>

namespace portolan {

namespace {

struct Rung {
    EventsRung name;
    ListenerEventProgram::Features features;
};
constexpr std::array<Rung, 4> rungs { {
    { EventsRung::Process, { true, true, true } },
    { EventsRung::Namespace, { false, true, true } },
    { EventsRung::Bind, { false, false, true } },
    { EventsRung::Minimal, { false, false, false } },
} };

const std::string instead = " The agent polls for listeners ten times a second instead.";

/// The feed of the best rung that works, or the error of the last one tried.
Result<std::unique_ptr<ListenerEventFeed>> openFeed(const UniqueFd& cgroup, EventsRung wanted)
{
    Error error { ErrorCode::NotAvailable, 0, "there is no such level" };
    for (const Rung& rung : rungs) {
        if (wanted != EventsRung::Automatic && wanted != rung.name)
            continue;
        auto program = std::make_unique<ListenerEventProgram>();
        const Result<Done> loaded = program->load(rung.features, cgroup);
        if (loaded)
            return std::unique_ptr<ListenerEventFeed>(std::move(program));
        error = loaded.error();
    }
    return error;
}

} // namespace

Detection chooseDetection(
    asio::io_context& loop, DetectionChoice choice, EventsRung rung, const Result<UniqueFd>& cgroup)
{
    const auto polling = [&loop](const std::string& problem) {
        return Detection { std::make_unique<ListenerPoll>(loop), problem };
    };
    if (choice == DetectionChoice::Polling)
        return polling("Polling was requested (--detection=polling).");
    if (!cgroup)
        return polling(explainCgroupProblem(cgroup.error(), "The kernel's events are not available") + instead);
    Result<std::unique_ptr<ListenerEventFeed>> feed = openFeed(cgroup.value(), rung);
    if (!feed)
        return polling(explainKernelProblem(feed.error(), "report listeners") + instead);
    return { std::make_unique<ListenerEvents>(loop, std::move(feed).value()), {} };
}

} // namespace portolan
