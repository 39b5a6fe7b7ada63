// SPDX-License-Identifier: MIT
#include "ui/text/sentences.h"

#include "ui/text/text.h"

namespace portolan::sentences {

namespace {

QString detectionExplanation(const AgentFact& agent)
{
    if (agent.detection == u"events")
        return Text::tr(
            "Detection by kernel events: the guest's kernel tells at once when a program listens on a port.");
    QString text
        = Text::tr("Detection by polling: the agent looks for listening programs several times a second, so a port "
                   "may take a moment to appear.");
    if (!agent.detectionProblem.isEmpty())
        text += u' ' + Text::tr("The reason: %1.").arg(withoutFullStop(agent.detectionProblem));
    return text + u' '
        + Text::tr("Kernel events need a guest kernel from 5.8 on with BPF, a mounted cgroup2, and an agent that runs "
                   "as root.");
}

QString refusalMeaning(const QString& refusal)
{
    if (refusal == u"EACCES")
        return Text::tr(
            "Refusal by EACCES: a guest program that binds a port which this computer uses is told that it may not, "
            "as it would be on one machine.");
    if (refusal == u"EPERM")
        return Text::tr(
            "Refusal by EPERM: a guest program that binds a port which this computer uses is told that it may not, "
            "though with another code than EACCES. Some programs do not know it.");
    if (refusal == u"EADDRINUSE")
        return Text::tr(
            "Refusal by EADDRINUSE: the agent holds the ports that this computer uses, so that a guest program is "
            "told that they are in use.");
    return Text::tr(
        "No refusal: a guest program may bind a port that this computer uses, and does not hear of the conflict.");
}

QString refusalExplanation(const AgentFact& agent)
{
    QString text = refusalMeaning(agent.refusal);
    if (agent.refusal == u"EACCES")
        return text;
    if (!agent.refusalProblem.isEmpty())
        text += u' ' + Text::tr("The reason: %1.").arg(withoutFullStop(agent.refusalProblem));
    return text + u' '
        + (agent.refusal == u"EPERM" ? Text::tr("EACCES needs a guest kernel from 5.18 on.")
                                     : Text::tr("EACCES needs a guest kernel from 5.18 on with BPF, a mounted cgroup2, "
                                                "and an agent that runs as root."));
}

QString steeringExplanation(const AgentFact& agent)
{
    if (agent.steering)
        return Text::tr(
            "Connections by the guest's kernel: it hands them straight to the services, as quick as it gets.");
    const QString text = Text::tr("Connections through the agent: it takes them and carries them to the services.");
    if (agent.steeringProblem.isEmpty())
        return text;
    return text + u' ' + Text::tr("The reason: %1.").arg(withoutFullStop(agent.steeringProblem));
}

} // namespace

QString pathTaken(PortPath path)
{
    switch (path) {
    case PortPath::None: break;
    case PortPath::Steered: return Text::tr("straight, by the guest's kernel");
    case PortPath::Relayed: return Text::tr("through the agent");
    }
    return {};
}

QString agentSummary(const AgentFact& agent)
{
    const QString detection = agent.detection == u"events" ? Text::tr("kernel events")
        : agent.detection == u"polling"                    ? Text::tr("polling")
                                                           : agent.detection;
    const QString refusal = agent.refusal == u"none" || agent.refusal.isEmpty() ? Text::tr("none") : agent.refusal;
    return Text::tr("Detection: %1 · Refusal: %2").arg(detection, refusal);
}

QStringList agentExplanation(const AgentFact& agent)
{
    const QString version = agent.kernel.isEmpty()
        ? Text::tr("Agent %1.").arg(agent.version)
        : Text::tr("Agent %1, guest kernel %2.").arg(agent.version, agent.kernel);
    return { detectionExplanation(agent), refusalExplanation(agent), steeringExplanation(agent), version };
}

} // namespace portolan::sentences
