// SPDX-License-Identifier: MIT
#include "app/portolan/manual.h"

#include "app/portolan/command_table.h"

#include <QRegularExpression>

namespace portolan {

namespace {

using With = OptionDescription::With;

/// When the text below was last changed. A fixed date makes the page reproducible.
constexpr const char* date = "2026-11-28";

constexpr qsizetype longestLine = 78;

/// Escapes a line for roff: dashes stay copyable, nothing is taken for an escape or a request.
QString line(const QString& text)
{
    QString escaped = text;
    escaped.replace(u'\\', QStringLiteral("\\e")).replace(u'-', QStringLiteral("\\-"));
    return escaped.startsWith(u'.') || escaped.startsWith(u'\'') ? QStringLiteral("\\&") + escaped : escaped;
}

/// Text for roff. Each sentence starts on a line of its own.
QString plain(const QString& text)
{
    static const QRegularExpression sentenceEnd(QStringLiteral("(?<=[.]) (?=[A-Z])"));
    QStringList lines;
    for (const QString& sentence : text.split(sentenceEnd)) {
        lines << QString();
        for (const QString& word : sentence.split(u' ')) {
            const QString longer = lines.last().isEmpty() ? word : lines.last() + u' ' + word;
            if (line(longer).size() > longestLine)
                lines << word;
            else
                lines.last() = longer;
        }
    }
    for (QString& each : lines)
        each = line(each);
    return lines.join(u'\n');
}

QString bold(const QString& text) { return QStringLiteral("\\fB%1\\fR").arg(plain(text)); }
QString italic(const QString& text) { return QStringLiteral("\\fI%1\\fR").arg(plain(text)); }

QString section(const char* title) { return QStringLiteral(".SH %1\n").arg(QLatin1String(title)); }
QString paragraph(const QString& text) { return QStringLiteral(".PP\n%1\n").arg(plain(text)); }
QString entry(const QString& term, const QString& text)
{
    return QStringLiteral(".TP\n%1\n%2\n").arg(term, plain(text));
}
/// Text to be typed or found in a file, unchanged.
QString verbatim(const QString& text)
{
    QStringList lines;
    for (const QString& each : text.split(u'\n'))
        lines << line(each);
    return QStringLiteral(".PP\n.nf\n.RS 4\n%1\n.RE\n.fi\n").arg(lines.join(u'\n'));
}

QString sentence(const char* summary, const char* details)
{
    QString text = QString::fromUtf8(summary);
    text[0] = text[0].toUpper();
    text += u'.';
    return *details ? text + u' ' + QString::fromUtf8(details) : text;
}

QString optionTerm(const OptionDescription& option)
{
    QString term = bold(option.dashed());
    if (*option.letter)
        term = bold(u'-' + QString::fromLatin1(option.letter)) + QStringLiteral(", ") + term;
    return *option.value ? term + u' ' + italic(QLatin1String(option.value)) : term;
}

/// The synopsis of a verb: literal words in bold, placeholders in italics.
QString verbTerm(const VerbDescription& verb)
{
    static const QRegularExpression part(QStringLiteral("(--)?[a-z]+|[A-Z]+"));
    const QString synopsis = verb.synopsis();
    QString term;
    qsizetype end = 0;
    for (auto match = part.globalMatch(synopsis); match.hasNext();) {
        const QRegularExpressionMatch word = match.next();
        term += synopsis.mid(end, word.capturedStart() - end);
        term += word.captured().front().isUpper() ? italic(word.captured()) : bold(word.captured());
        end = word.capturedEnd();
    }
    return term + synopsis.mid(end);
}

QString optionList(With with)
{
    QString text;
    for (const OptionDescription& option : optionTable()) {
        if (option.with == with)
            text += entry(optionTerm(option), sentence(option.summary, option.details));
    }
    return text;
}

QString commands()
{
    QString text;
    for (const VerbDescription& verb : verbTable())
        text += entry(verbTerm(verb), sentence(verb.summary, verb.details));
    return text;
}

QString files()
{
    return entry(italic(QStringLiteral("~/.config/portolan/portolan.ini")),
               QStringLiteral("The settings; "
                              "portolan-NAME.ini for the instance NAME. "
                              "You can edit the file while Portolan is not running. "
                              "Portolan keeps keys that it does not know."))
        + verbatim(QStringLiteral("[Mirroring]\n"
                                  "paused=false\n"
                                  "refusal=refuse\n"
                                  "refusal-error=EACCES\n"
                                  "ephemeral=mirror\n"
                                  "mirror-limit=1000\n"
                                  "ignored-ports=5000-5010, 9229\n"
                                  "ignored-processes=steam, code*\n"
                                  "[Ports]\n"
                                  "3000=off\n"
                                  "8080=allow\n"
                                  "[Labels]\n"
                                  "3000=shop\n"
                                  "[Schemes]\n"
                                  "8444=https\n"
                                  "[Guest]\n"
                                  "guest=netns:guest\n"
                                  "adapter=veth0\n"
                                  "interface=eth0"))
        + QStringLiteral(".RS\n")
        + entry(bold(QStringLiteral("refusal")),
            QStringLiteral(
                "refuse or allow: whether programs of the guest are refused ports that this computer uses."))
        + entry(bold(QStringLiteral("refusal-error")),
            QStringLiteral(
                "EACCES or EADDRINUSE: the error that a refused program gets. With EADDRINUSE many development servers "
                "try the next port. Guest kernels before 5.18 give EPERM in any case."))
        + entry(bold(QStringLiteral("ephemeral")),
            QStringLiteral(
                "mirror or ignore: what to do with ports that the guest's system gives to programs that ask for any "
                "port."))
        + entry(bold(QStringLiteral("mirror-limit")),
            QStringLiteral("How many ports are mirrored at most, from 1 to 10000; 1000 if it is missing. Ports with a rule, "
                           "a label or a scheme come first, then those of root in the guest, then the older ones. The others "
                           "have the reason too-many in the status."))
        + entry(bold(QStringLiteral("ignored-processes")),
            QStringLiteral("Names of executables; * stands for any characters."))
        + entry(bold(QStringLiteral("[Ports]")),
            QStringLiteral(
                "The words for a port, separated by spaces: off, on, ignore, watch (the opposite of ignore), allow and "
                "refuse. A port with on or watch is mirrored even if a rule for ranges, programs or ephemeral ports "
                "would ignore it."))
        + QStringLiteral(".RE\n")
        + entry(italic(QStringLiteral("~/.local/state/portolan/portolan.log")),
            QStringLiteral(
                "The log, in English, for bug reports; older lines are in portolan.log.1 and portolan.log.2."))
        + entry(italic(QStringLiteral("~/.local/state/portolan/portolan.order.json")),
            QStringLiteral("Who was first on a port, the guest or this computer, for the next start. You may delete it."))
        + entry(italic(QStringLiteral("$XDG_RUNTIME_DIR/portolan/")),
            QStringLiteral(
                "The lock and the control socket of each running instance, accessible to their owner only."));
}

} // namespace

QString manualPage()
{
    QString text = QStringLiteral(".TH PORTOLAN 1 %1 \"Portolan %2\" \"User Commands\"\n")
                       .arg(QLatin1String(date), QStringLiteral(PORTOLAN_VERSION));
    text += QStringLiteral(".nh\n.ad l\n"); // commands must not be hyphenated
    text += section("NAME")
        + QStringLiteral("portolan \\- the ports of a WSL or Linux guest on this computer's localhost\n");
    text += section("SYNOPSIS")
        + QStringLiteral(
            ".B portolan\n[\\fIoptions\\fR]\n.br\n.B portolan\n[\\fIoptions\\fR]\n.I command\n[\\fIarguments\\fR]\n");
    text += section("DESCRIPTION")
        + plain(
            QStringLiteral("Portolan watches which TCP ports the programs of a guest listen on, listens on the same "
                           "ports of this computer's localhost, and forwards connections to the guest."))
        + u'\n'
        + paragraph(
            QStringLiteral("The guest is a WSL 2 distribution, or a network namespace of this machine. "
                           "Without a command Portolan starts, with a window and an icon in the tray; a second start "
                           "shows the window of the first. "
                           "With a command it sends the command to the running instance, and exits. "
                           "Options may stand before and after the command. "
                           "A start takes Qt's options for windows as well, such as -platform and -style."))
        + paragraph(
            QStringLiteral("If possible, the guest's kernel hands connections straight to the services. Otherwise, for "
                           "example behind some firewalls of the guest, an agent in the guest forwards them. "
                           "In the output of status --json, the key \"path\" of a port shows which."))
        + paragraph(
            QStringLiteral("If this computer uses a port itself, programs of the guest that bind it get EACCES (or "
                           "EADDRINUSE, if the preferences say so), unless the preferences or a rule allow it."));
    text += section("OPTIONS") + optionList(With::Start) + optionList(With::Anything) + optionList(With::Build);
    text += section("COMMANDS") + commands() + QStringLiteral(".SS Options of commands\n") + optionList(With::Verbs);
    text += section("FILES") + files();
    text += section("EXIT STATUS");
    for (const ExitCodeDescription& code : exitCodeTable())
        text += entry(bold(QString::number(code.code)), sentence(code.meaning, ""));
    text += section("EXAMPLES");
    text += plain(QStringLiteral("Start with a demo guest, which has a server on port 3000, and open that:")) + u'\n'
        + verbatim(QStringLiteral("portolan --guest demo --hidden &\nportolan open 3000"));
    text += paragraph(QStringLiteral("Give port 9443 a name, and open it with HTTPS from now on:"))
        + verbatim(QStringLiteral("portolan label 9443 shop, staging\nportolan open 9443 --https"));
    text += paragraph(QStringLiteral("Print conflicts as they appear, in a script:"))
        + verbatim(QStringLiteral("portolan watch --json | jq --unbuffered -r \\\n"
                                  "    '.ports[] | select(.state == \"conflict\") | \"\\(.port): \\(.message)\"'"));
    text += section("SEE ALSO") + QStringLiteral("\\fBip-netns\\fR(8), \\fBss\\fR(8), \\fBxdg\\-open\\fR(1)\n");
    return text;
}

} // namespace portolan
