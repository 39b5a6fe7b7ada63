// SPDX-License-Identifier: MIT
#include "ui/text/sentences.h"

#include "ui/text/text.h"

namespace portolan::sentences {

namespace {

QString reason(const QString& problem) { return Text::tr("Reason: %1.").arg(withoutFullStop(problem)); }

QString detectionExplanation(const AgentFact& agent)
{
    if (agent.detection == u"events")
        return Text::tr(
            "Detection by kernel events: the guest's kernel reports at once when a program listens on a port.");
    QString text
        = Text::tr("Detection by polling: the agent looks for listening programs several times a second, so a port "
                   "may take a moment to appear.");
    if (!agent.detectionProblem.isEmpty())
        text = joined({ text, reason(agent.detectionProblem) });
    return joined({ text,
        Text::tr("Kernel events need guest kernel 5.8 or later with BPF, a mounted cgroup2, and an agent that runs "
                 "as root.") });
}

QString refusalMeaning(const AgentFact& agent)
{
    if (agent.refusal == u"EACCES")
        return Text::tr("Refusal by EACCES: a guest program that binds a port used by this computer gets EACCES, as if "
                        "both ran on one machine.");
    if (agent.refusal == u"EPERM")
        return Text::tr("Refusal by EPERM: a guest program that binds a port used by this computer gets EPERM instead "
                        "of %1. Some programs do not handle it.")
            .arg(agent.refusalWanted);
    if (agent.refusal == u"EADDRINUSE" && agent.refusalProblem.isEmpty())
        return Text::tr("Refusal by EADDRINUSE: a guest program that binds a port used by this computer finds it in "
                        "use, and may try the next one.");
    if (agent.refusal == u"EADDRINUSE")
        return Text::tr("Refusal by EADDRINUSE: the agent holds the ports that this computer uses, so a guest program "
                        "finds them in use.");
    return Text::tr(
        "No refusal: a guest program can bind a port used by this computer and does not notice the conflict.");
}

QString refusalExplanation(const AgentFact& agent)
{
    QString text = refusalMeaning(agent);
    if (agent.refusal == agent.refusalWanted && agent.refusalProblem.isEmpty())
        return text;
    if (!agent.refusalProblem.isEmpty())
        text = joined({ text, reason(agent.refusalProblem) });
    if (agent.refusal == u"EPERM")
        return joined({ text, Text::tr("%1 needs guest kernel 5.18 or later.").arg(agent.refusalWanted) });
    return joined({ text,
        agent.refusal == agent.refusalWanted
            ? Text::tr("To show refused programs, Portolan needs guest kernel 5.18 or later with BPF, a mounted cgroup2, "
                       "and an agent that runs as root.")
            : Text::tr("EACCES needs guest kernel 5.18 or later with BPF, a mounted cgroup2, and an agent that runs as "
                       "root.") });
}

QString steeringExplanation(const AgentFact& agent)
{
    if (agent.steering)
        return Text::tr(
            "Direct connections: the guest's kernel hands them straight to the services. This is the fastest path.");
    const QString text = Text::tr("Connections through the agent: it accepts them and forwards them to the services.");
    return agent.steeringProblem.isEmpty() ? text : joined({ text, reason(agent.steeringProblem) });
}

} // namespace

QString pathTaken(PortPath path)
{
    switch (path) {
    case PortPath::None: break;
    case PortPath::Steered: return Text::tr("direct (kernel)");
    case PortPath::Relayed: return Text::tr("through the agent");
    }
    return {};
}

QString agentSummary(const AgentFact& agent)
{
    QStringList parts;
    if (agent.detection == u"polling")
        parts << Text::tr("Slower detection: polling");
    if (agent.refusal == u"none" || agent.refusal.isEmpty())
        parts << Text::tr("No refusal");
    else if (agent.refusal != agent.refusalWanted)
        parts << Text::tr("%1 instead of %2").arg(agent.refusal, agent.refusalWanted);
    else if (!agent.refusalProblem.isEmpty())
        parts << Text::tr("Refused programs are not shown");
    if (!agent.steering && !agent.steeringProblem.isEmpty())
        parts << Text::tr("Slower connections: through the agent");
    return parts.join(QStringLiteral(" · "));
}

QStringList agentExplanation(const AgentFact& agent)
{
    const QString version = agent.kernel.isEmpty()
        ? Text::tr("Agent %1.").arg(agent.version)
        : Text::tr("Agent %1, guest kernel %2.").arg(agent.version, agent.kernel);
    return { detectionExplanation(agent), refusalExplanation(agent), steeringExplanation(agent), version };
}

} // namespace portolan::sentences
