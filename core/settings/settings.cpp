// SPDX-License-Identifier: MIT
#include "core/settings/settings.h"

#include "core/settings/setting_text.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>

#include <filesystem>
#include <functional>
#include <system_error>

namespace portolan {

namespace {

const QString pausedKey = QStringLiteral("Mirroring/paused");
const QString refusalKey = QStringLiteral("Mirroring/refusal");
const QString refusalErrorKey = QStringLiteral("Mirroring/refusal-error");
const QString ephemeralKey = QStringLiteral("Mirroring/ephemeral");
const QString mirrorLimitKey = QStringLiteral("Mirroring/mirror-limit");
const QString ignoredPortsKey = QStringLiteral("Mirroring/ignored-ports");
const QString ignoredProcessesKey = QStringLiteral("Mirroring/ignored-processes");
const QString portsGroup = QStringLiteral("Ports");
const QString labelsGroup = QStringLiteral("Labels");
const QString schemesGroup = QStringLiteral("Schemes");
const QString guestKey = QStringLiteral("Guest/guest");
const QString adapterKey = QStringLiteral("Guest/adapter");
const QString interfaceKey = QStringLiteral("Guest/interface");
const QString keepRunningKey = QStringLiteral("Guest/keep-running");

QString text(std::string_view words) { return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size())); }

/// The lines of the file by their keys, without empty ones.
QMap<QString, QVariant> linesOf(const UserSettings& settings)
{
    const Rules& rules = settings.rules;
    QMap<QString, QVariant> lines { { pausedKey, rules.paused }, { refusalKey, refusalText(rules.refusal) },
        { refusalErrorKey, text(toString(rules.refusalError)) },
        { ephemeralKey, rules.mirrorEphemeral ? QStringLiteral("mirror") : QStringLiteral("ignore") } };
    if (rules.mirrorLimit != usualMirrorLimit)
        lines.insert(mirrorLimitKey, QString::number(rules.mirrorLimit));
    const auto add = [&lines](const QString& key, const QVariant& value) {
        if (!value.toStringList().join(QString()).isEmpty())
            lines.insert(key, value);
    };
    QStringList ranges;
    for (const PortRange& range : rules.ignoredRanges)
        ranges << portRangeText(range);
    add(ignoredPortsKey, ranges);
    QStringList processes;
    for (const std::string& name : rules.ignoredProcesses)
        processes << text(name);
    add(ignoredProcessesKey, processes);
    const auto key = [](const QString& group, PortKey port) { return group + u'/' + text(textOf(port)); };
    for (const auto& [port, rule] : rules.ports)
        add(key(portsGroup, port), ruleText(rule));
    for (const auto& [port, note] : settings.notes.ports) {
        add(key(labelsGroup, port), text(note.label));
        add(key(schemesGroup, port), note.scheme ? text(toString(*note.scheme)) : QString());
    }
    add(guestKey, settings.guest);
    add(adapterKey, settings.adapter);
    add(interfaceKey, settings.interface);
    if (settings.keepGuestRunning)
        lines.insert(keepRunningKey, true);
    return lines;
}

std::optional<uint32_t> parseMirrorLimit(const QString& word)
{
    const std::optional<quint16> limit = parsePort(word); // digits only
    return limit && *limit <= highestMirrorLimit ? std::optional<uint32_t>(*limit) : std::nullopt;
}

std::optional<bool> parseFlag(const QString& word)
{
    if (word != QLatin1String("true") && word != QLatin1String("false"))
        return std::nullopt;
    return word == QLatin1String("true");
}

/// Reads the values of the file and collects those that it does not understand.
class Reader
{
public:
    explicit Reader(QSettings& file)
        : m_file(file)
    {
    }

    UserSettings settings()
    {
        UserSettings settings;
        Rules& rules = settings.rules;
        read(pausedKey, rules.paused, parseFlag);
        read(refusalKey, rules.refusal, parseRefusal);
        read(refusalErrorKey, rules.refusalError, parseRefusalError);
        read(ephemeralKey, rules.mirrorEphemeral, [](const QString& word) -> std::optional<bool> {
            if (word != QLatin1String("mirror") && word != QLatin1String("ignore"))
                return std::nullopt;
            return word == QLatin1String("mirror");
        });
        read(mirrorLimitKey, rules.mirrorLimit, parseMirrorLimit);
        for (const QString& item : list(ignoredPortsKey)) {
            if (const auto range = parsePortRange(item))
                rules.ignoredRanges.push_back(*range);
            else
                m_faults << QStringLiteral("ignored-ports=%1").arg(item);
        }
        for (const QString& item : list(ignoredProcessesKey))
            rules.ignoredProcesses.push_back(item.toStdString());

        readPorts(portsGroup, [&rules](PortKey port, const QString& words) {
            const std::optional<Rule> rule = parseRule(words);
            if (rule)
                rules.ports[port] = *rule;
            return rule.has_value();
        });
        readPorts(labelsGroup, [&settings](PortKey port, const QString& words) {
            settings.notes.setLabel(port, cleanLabel(words).toStdString());
            return true;
        });
        readPorts(schemesGroup, [&settings](PortKey port, const QString& word) {
            const std::optional<WebScheme> scheme = parseScheme(word);
            if (scheme)
                settings.notes.setScheme(port, *scheme);
            return scheme.has_value();
        });
        settings.guest = line(guestKey);
        settings.adapter = line(adapterKey);
        settings.interface = line(interfaceKey);
        read(keepRunningKey, settings.keepGuestRunning, parseFlag);
        return settings;
    }

    [[nodiscard]] const QStringList& faults() const { return m_faults; }

private:
    /// QSettings reads a value with commas as a list. Here the commas are part of the text.
    [[nodiscard]] QString line(const QString& key) const
    {
        const QVariant value = m_file.value(key);
        return value.typeId() == QMetaType::QStringList ? value.toStringList().join(QStringLiteral(", "))
                                                        : value.toString();
    }

    [[nodiscard]] QStringList list(const QString& key) const
    {
        QStringList items;
        for (const QString& item : m_file.value(key).toStringList()) {
            if (!item.trimmed().isEmpty())
                items << item.trimmed();
        }
        return items;
    }

    template <typename Value, typename Parse> void read(const QString& key, Value& value, const Parse& parse)
    {
        if (!m_file.contains(key))
            return;
        if (const std::optional<Value> parsed = parse(line(key)))
            value = *parsed;
        else
            m_faults << QStringLiteral("%1=%2").arg(key.section(u'/', 1), line(key));
    }

    /// `take` returns whether it understood.
    void readPorts(const QString& group, const std::function<bool(PortKey, const QString&)>& take)
    {
        m_file.beginGroup(group);
        for (const QString& key : m_file.allKeys()) {
            const std::optional<PortKey> port = parsePortKey(key.toStdString());
            const bool canonical = port && key == text(textOf(*port)); // "80/tcp" would be a second rule for 80
            if (!canonical || !take(*port, line(key)))
                m_faults << QStringLiteral("%1=%2").arg(key, line(key));
        }
        m_file.endGroup();
    }

    QSettings& m_file;
    QStringList m_faults;
};

/// Why the file cannot be written, in the system's words; "" if it can. QSettings alone is not enough: on a full disk it
/// reports success and loses settings, and it never gives a reason (tst_full_disk, tst_settings). So this tries to write more
/// than it will.
QString whyUnwritable(const QString& path)
{
    const QFileInfo place(path);
    std::error_code error;
    std::filesystem::create_directories(place.filesystemAbsolutePath(), error);
    if (error)
        return QString::fromStdString(systemText(error.value()));
    QSaveFile trial(path); // never committed
    if (!trial.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return trial.errorString();
    // A disk that becomes full accepts a part, and gives the reason at the next write.
    for (qint64 left = place.size() + 64 * 1024; left > 0;) {
        const qint64 written = trial.write(QByteArray(left, ' '));
        if (written <= 0)
            return trial.errorString();
        left -= written;
    }
    return {};
}

/// QSettings parses a section when its keys are first read, and finds only then that it is broken.
bool isBroken(const QSettings& file)
{
    (void)file.allKeys();
    return file.status() == QSettings::FormatError;
}

} // namespace

Settings::Settings(QString path)
    : m_path(std::move(path))
{
}

QString Settings::pathFor(const QString& instance)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    const QString name = instance.isEmpty() ? QStringLiteral("portolan") : QStringLiteral("portolan-%1").arg(instance);
    return QStringLiteral("%1/portolan/%2.ini").arg(folder, name);
}

Settings::Loaded Settings::load()
{
    m_stored = {};
    Loaded loaded;
    bool broken = false;
    {
        QSettings file(m_path, QSettings::IniFormat);
        broken = isBroken(file);
        if (file.status() == QSettings::AccessError) {
            loaded.problems << QStringLiteral("The settings in %1 cannot be read. The defaults are used.").arg(m_path);
            return loaded;
        }
        Reader reader(file);
        m_stored = reader.settings();
        if (!reader.faults().isEmpty()) {
            loaded.problems << QStringLiteral(
                "The settings %1 have lines that Portolan does not understand. It uses the defaults for them: %2")
                                   .arg(m_path, reader.faults().mid(0, 5).join(QStringLiteral("; ")));
        }
    }
    loaded.settings = m_stored;
    if (broken) {
        const QString kept = moveAside();
        loaded.problems << (kept.isEmpty()
                ? QStringLiteral("The settings file %1 is broken and could not be renamed. It stays as it is.")
                      .arg(m_path)
                : QStringLiteral("The settings file %1 was broken and is now %2. Portolan uses what it could read.")
                      .arg(m_path, kept));
        if (!kept.isEmpty()) {
            m_stored = {}; // the new file is empty
            if (const Result<Done> saved = save(loaded.settings); !saved)
                loaded.problems << QString::fromStdString(saved.error().context);
        }
    }
    return loaded;
}

Result<Done> Settings::save(const UserSettings& settings)
{
    const auto failure = [this](const QString& why) {
        const QString sentence = why.isEmpty()
            ? QStringLiteral("The settings could not be saved to %1. They apply until Portolan quits.").arg(m_path)
            : QStringLiteral("The settings could not be saved to %1: %2. They apply until Portolan quits.")
                  .arg(m_path, why);
        return Error { ErrorCode::PermissionDenied, 0, sentence.toStdString() };
    };
    if (const QString why = whyUnwritable(m_path); !why.isEmpty())
        return failure(why);
    const QMap<QString, QVariant> before = linesOf(m_stored);
    const QMap<QString, QVariant> after = linesOf(settings);
    QSettings file(m_path, QSettings::IniFormat);
    for (const QString& key : before.keys()) {
        if (!after.contains(key))
            file.remove(key);
    }
    for (auto line = after.begin(); line != after.end(); ++line) {
        if (before.value(line.key()) != line.value())
            file.setValue(line.key(), line.value());
    }
    file.sync();
    if (file.status() == QSettings::AccessError)
        return failure({});
    m_stored = settings;
    return Done {};
}

QString Settings::moveAside() const
{
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-hhmmss"));
    for (const char* suffix : { "", "-2", "-3", "-4" }) { // for several within one second
        const QString kept = QStringLiteral("%1.broken-%2%3").arg(m_path, stamp, QLatin1String(suffix));
        if (QFile::rename(m_path, kept))
            return kept;
    }
    return {};
}

} // namespace portolan
