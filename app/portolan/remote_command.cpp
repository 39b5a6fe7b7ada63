// SPDX-License-Identifier: MIT
#include "app/portolan/remote_command.h"

#include "app/portolan/status_table.h"
#include "app/portolan/surroundings.h"
#include "app/portolan/terminal_text.h"
#include "core/control/control_client.h"
#include "core/control/mirror_url.h"
#include "core/guest/available_guests.h"
#include "core/host/adapters.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cerrno>
#include <cstdio>

namespace portolan {

namespace {

/// Of an instance that a second start asks; one that hangs still accepts connections.
constexpr int answerTimeoutMs = 5000;

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

/// Prints one answer and returns the exit code.
int printAnswer(const QJsonObject& answer, const CommandLine& line)
{
    if (const QString url = answer.value(QStringLiteral("url")).toString(); !url.isEmpty()) {
        if (line.verb != QLatin1String("open") || !line.port || !isMirrorUrl(url, line.port->number))
            return fail(QStringLiteral("The running Portolan answered with an address that is none of its mirrors, which was not "
                                       "opened: %1")
                            .arg(url),
                exitcode::refused);
        print(stdout, printable(url).toUtf8() + '\n');
        if (!surroundings::openInBrowser(url))
            return fail(QStringLiteral("Could not start a browser. Open the address yourself."), exitcode::refused);
    }
    if (const QJsonValue error = answer.value(QStringLiteral("error")); error.isString())
        return fail(error.toString(), exitcode::refused);
    if (const QJsonValue status = answer.value(QStringLiteral("status")); status.isObject()) {
        // One object a line, for scripts that read line by line.
        print(stdout,
            line.json ? QJsonDocument(status.toObject()).toJson(QJsonDocument::Compact) + '\n'
                      : statusTable(status.toObject()).toUtf8() + (line.verb == QLatin1String("watch") ? "\n" : ""));
    } else if (const QString done = answer.value(QStringLiteral("done")).toString(); !done.isEmpty()) {
        print(stdout, printable(done).toUtf8() + '\n');
    }
    return exitcode::done;
}

} // namespace

int printChoices(const CommandLine& line, const InstanceFiles& files)
{
    QStringList choices;
    if (line.kind == QLatin1String("guests")) {
        choices = availableGuests();
    } else if (line.kind == QLatin1String("adapters")) {
        for (const Adapter& adapter : hostAdapters())
            choices << adapter.name;
    } else if (line.kind == QLatin1String("ports") || line.kind == QLatin1String("interfaces")) {
        ControlClient client;
        if (!client.connectTo(files.socket) || !client.send({ { QStringLiteral("verb"), QStringLiteral("status") } }))
            return exitcode::noInstance;
        const Result<QJsonObject> answer = client.receive();
        const QJsonObject status = answer ? answer.value().value(QStringLiteral("status")).toObject() : QJsonObject();
        if (line.kind == QLatin1String("ports")) {
            for (const QJsonValue& port : status.value(QStringLiteral("ports")).toArray())
                choices << portWord(port.toObject());
        } else {
            for (const QJsonValue& name : status.value(QStringLiteral("guest"))[u"interfaces"].toArray())
                choices << name.toString();
        }
    } else {
        return fail(QStringLiteral("\"%1\" has no choices, only ports, guests, adapters and interfaces have.").arg(line.kind),
            exitcode::usage);
    }
    for (const QString& choice : choices)
        print(stdout, printable(choice).toUtf8() + '\n');
    return exitcode::done;
}

int runRemoteCommand(const CommandLine& line, const InstanceFiles& files)
{
    ControlClient client;
    if (const Result<Done> connected = client.connectTo(files.socket); !connected) {
        if (connected.error().code != ErrorCode::NotAvailable)
            return fail(connected.error());
        return fail(line.instance.isEmpty()
                ? QStringLiteral("Portolan is not running. Start it with: portolan")
                : QStringLiteral("The instance \"%1\" is not running. Start it with: portolan --instance %1")
                      .arg(line.instance),
            exitcode::noInstance);
    }
    QJsonObject request { { QStringLiteral("verb"), line.verb } };
    if (line.port) {
        request.insert(QStringLiteral("port"), line.port->number);
        if (line.port->protocol == Protocol::Udp)
            request.insert(QStringLiteral("protocol"), QStringLiteral("udp"));
    }
    if (!line.text.isEmpty())
        request.insert(QStringLiteral("text"), line.text);
    if (!line.scheme.isEmpty())
        request.insert(QStringLiteral("scheme"), line.scheme);
    if (const Result<Done> sent = client.send(request); !sent)
        return fail(sent.error());

    const bool watching = line.verb == QLatin1String("watch");
    for (bool first = true;; first = false) {
        const Result<QJsonObject> answer = client.receive();
        if (!answer) // the instance has ended, and the watch with it
            return watching && !first ? exitcode::done : fail(answer.error());
        const int code = printAnswer(answer.value(), line);
        if (std::ferror(stdout)) {
            if (watching || errno == EPIPE) // the reader closed the pipe: not an error
                return exitcode::done;
            return fail(QStringLiteral("The answer could not be written."), exitcode::refused);
        }
        if (line.verb == QLatin1String("quit"))
            client.waitForEnd();
        if (!watching || code != exitcode::done)
            return code;
    }
}

Result<Done> leaveToRunningInstance(const CommandLine& line, const InstanceFiles& files)
{
    ControlClient client;
    std::string running = "Portolan is already running";
    // One that is ending may still accept connections and then hangs up; the lock is free soon.
    const auto silent = [&running] {
        return Error { ErrorCode::NotAvailable, 0, running + " but does not answer. End it and start it again." };
    };
    if (const Result<Done> connected = client.connectTo(files.socket); !connected)
        return connected.error().code == ErrorCode::NotAvailable ? silent() : connected.error();
    if (client.process() != 0)
        running += " as process " + std::to_string(client.process());
    const bool shows = !line.hidden && !line.headless;
    if (shows)
        surroundings::yieldFrontTo(client.process());
    QJsonObject request { { QStringLiteral("verb"), shows ? QStringLiteral("show") : QStringLiteral("status") } };
    if (shows)
        request.insert(QStringLiteral("token"), surroundings::activationToken());
    if (!client.send(request))
        return silent();
    const Result<QJsonObject> answer = client.receive(answerTimeoutMs);
    if (!answer)
        return silent();
    if (line.hidden)
        return Done {};
    if (line.headless)
        return Error { ErrorCode::InUse, 0, running + ". To start another one, give it a name: --instance NAME" };
    if (const QJsonValue error = answer.value().value(QStringLiteral("error")); error.isString())
        return Error { ErrorCode::Refused, 0, running + ". " + printable(error.toString()).toStdString() };
    return Done {};
}

} // namespace portolan
