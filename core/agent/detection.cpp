// SPDX-License-Identifier: MIT
#include "core/agent/detection.h"

#include "core/kernel/cgroup_root.h"
#include "core/agent/kernel_problem.h"
#include "core/kernel/listener_event_program.h"
#include "core/agent/listener_events.h"
#include "core/agent/listener_poll.h"

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

const std::string instead = " The agent looks for listeners ten times a second instead.";

/// The feed of the best rung that works, or what the last one that was tried said.
Result<std::unique_ptr<ListenerEventFeed>> openFeed(const UniqueFd& cgroup, EventsRung wanted)
{
    Error error { ErrorCode::NotAvailable, 0, "there is no such way" };
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

std::optional<DetectionChoice> parseDetectionChoice(std::string_view text)
{
    if (text == "auto" || text == "events")
        return DetectionChoice::Automatic;
    if (text == "polling")
        return DetectionChoice::Polling;
    return std::nullopt;
}

std::optional<EventsRung> parseEventsRung(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, EventsRung>, 5> names { {
        { "auto", EventsRung::Automatic },
        { "pid", EventsRung::Process },
        { "cookie", EventsRung::Namespace },
        { "bind", EventsRung::Bind },
        { "minimal", EventsRung::Minimal },
    } };
    for (const auto& [name, rung] : names) {
        if (name == text)
            return rung;
    }
    return std::nullopt;
}

Detection chooseDetection(asio::io_context& loop, DetectionChoice choice, EventsRung rung)
{
    const auto polling = [&loop](const std::string& problem) {
        return Detection { std::make_unique<ListenerPoll>(loop), problem };
    };
    if (choice == DetectionChoice::Polling)
        return polling("Looking for listeners ten times a second was asked for (--detection=polling).");
    const Result<UniqueFd> cgroup = openCgroupRoot();
    if (!cgroup)
        return polling(explainCgroupProblem(cgroup.error(), "The kernel's events cannot be had") + instead);
    Result<std::unique_ptr<ListenerEventFeed>> feed = openFeed(cgroup.value(), rung);
    if (!feed)
        return polling(explainKernelProblem(feed.error(), "tell of listeners") + instead);
    return { std::make_unique<ListenerEvents>(loop, std::move(feed).value()), {} };
}

} // namespace portolan
