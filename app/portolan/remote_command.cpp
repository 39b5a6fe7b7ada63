// SPDX-License-Identifier: MIT
#include "app/portolan/remote_command.h"

#include "app/portolan/status_table.h"
#include "app/portolan/terminal_text.h"
#include "core/control/control_client.h"

#include <QJsonDocument>

#include <cstdio>

namespace portolan {

namespace {

void print(FILE* stream, const QByteArray& text)
{
    std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stream);
    std::fflush(stream);
}

int fail(const QString& sentence, int code)
{
    print(stderr, "portolan: " + printable(sentence).toUtf8() + '\n');
    return code;
}

int fail(const Error& error) { return fail(QString::fromStdString(error.context), exitcode::refused); }

/// Prints one answer; the exit code.
int printAnswer(const QJsonObject& answer, const CommandLine& line)
{
    if (const QJsonValue error = answer.value(QStringLiteral("error")); error.isString())
        return fail(error.toString(), exitcode::refused);
    if (const QJsonValue status = answer.value(QStringLiteral("status")); status.isObject()) {
        // One object a line, so that a script can read it line by line.
        print(stdout,
            line.json ? QJsonDocument(status.toObject()).toJson(QJsonDocument::Compact) + '\n'
                      : statusTable(status.toObject()).toUtf8() + (line.verb == QLatin1String("watch") ? "\n" : ""));
    } else if (const QString done = answer.value(QStringLiteral("done")).toString(); !done.isEmpty()) {
        print(stdout, printable(done).toUtf8() + '\n');
    }
    return exitcode::done;
}

} // namespace

int runRemoteCommand(const CommandLine& line, const InstanceFiles& files)
{
    ControlClient client;
    if (!client.connectTo(files.socket)) {
        return fail(line.instance.isEmpty()
                ? QStringLiteral("No Portolan runs. Start it: portolan")
                : QStringLiteral("No Portolan runs as instance \"%1\". Start it: portolan --instance %1")
                      .arg(line.instance),
            exitcode::noInstance);
    }
    QJsonObject request { { QStringLiteral("verb"), line.verb } };
    if (line.port != 0)
        request.insert(QStringLiteral("port"), line.port);
    if (const Result<Done> sent = client.send(request); !sent)
        return fail(sent.error());

    const bool watching = line.verb == QLatin1String("watch");
    for (bool first = true;; first = false) {
        const Result<QJsonObject> answer = client.receive();
        if (!answer) // a watch ends with the instance
            return watching && !first ? exitcode::done : fail(answer.error());
        const int code = printAnswer(answer.value(), line);
        if (std::ferror(stdout)) {
            if (watching) // whoever read it has read enough
                return exitcode::done;
            return fail(QStringLiteral("The answer could not be written."), exitcode::refused);
        }
        if (line.verb == QLatin1String("quit"))
            client.waitForEnd();
        if (!watching || code != exitcode::done)
            return code;
    }
}

int raiseRunningInstance(const InstanceFiles& files)
{
    ControlClient client;
    if (const Result<Done> connected = client.connectTo(files.socket); !connected)
        return fail(QStringLiteral("Portolan runs already, but does not answer. End it and start it again."),
            exitcode::refused);
    if (const Result<Done> sent = client.send({ { QStringLiteral("verb"), QStringLiteral("show") } }); !sent)
        return fail(sent.error());
    const Result<QJsonObject> answer = client.receive();
    if (!answer)
        return fail(answer.error());
    if (const QJsonValue error = answer.value().value(QStringLiteral("error")); error.isString())
        return fail(QStringLiteral("Portolan runs already. ") + error.toString(), exitcode::refused);
    return exitcode::done;
}

} // namespace portolan
