// SPDX-License-Identifier: MIT
#include "core/settings/settings.h"

#include <QDateTime>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>

namespace portolan {

namespace {

const QString pausedKey = QStringLiteral("Mirroring/paused");
const QString refusalKey = QStringLiteral("Mirroring/refusal");
const QString portsGroup = QStringLiteral("Ports");

QString textOf(RefusalPreference preference)
{
    return preference == RefusalPreference::Allow ? QStringLiteral("allow") : QStringLiteral("refuse");
}

std::optional<RefusalPreference> refusalOf(const QString& text)
{
    if (text == QLatin1String("allow"))
        return RefusalPreference::Allow;
    if (text == QLatin1String("refuse"))
        return RefusalPreference::Refuse;
    return std::nullopt;
}

QString textOf(const Rule& rule)
{
    QStringList words;
    if (rule.enabled)
        words << (*rule.enabled ? QStringLiteral("on") : QStringLiteral("off"));
    if (rule.ignored)
        words << (*rule.ignored ? QStringLiteral("ignore") : QStringLiteral("watch"));
    if (rule.refusal)
        words << textOf(*rule.refusal);
    return words.join(QLatin1Char(' '));
}

/// Nothing, where a word is unknown.
std::optional<Rule> ruleOf(const QString& text)
{
    Rule rule;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (word == QLatin1String("on") || word == QLatin1String("off"))
            rule.enabled = word == QLatin1String("on");
        else if (word == QLatin1String("ignore") || word == QLatin1String("watch"))
            rule.ignored = word == QLatin1String("ignore");
        else if (const auto refusal = refusalOf(word))
            rule.refusal = refusal;
        else
            return std::nullopt;
    }
    if (rule.empty())
        return std::nullopt;
    return rule;
}

std::optional<uint16_t> portOf(const QString& key)
{
    bool ok = false;
    const ushort port = key.toUShort(&ok);
    if (!ok || port == 0 || key != QString::number(port)) // "+80" would be a second rule for 80
        return std::nullopt;
    return port;
}

/// QSettings gives a list for a value with commas and other types for what it can convert; the file has text.
QString textAt(const QSettings& file, const QString& key, const QString& missing)
{
    const QVariant value = file.value(key, missing);
    return value.typeId() == QMetaType::QStringList ? value.toStringList().join(QLatin1Char(',')) : value.toString();
}

/// QSettings parses a section when its keys are first asked for, and only then finds it broken.
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
    QStringList faults;
    bool broken = false;
    {
        QSettings file(m_path, QSettings::IniFormat);
        broken = isBroken(file);
        if (file.status() == QSettings::AccessError) {
            loaded.problems << QStringLiteral("The settings in %1 cannot be read; the defaults are used.").arg(m_path);
            return loaded;
        }
        const QString paused = textAt(file, pausedKey, QStringLiteral("false"));
        if (paused == QLatin1String("true") || paused == QLatin1String("false"))
            m_stored.paused = paused == QLatin1String("true");
        else
            faults << QStringLiteral("paused=%1").arg(paused);

        const QString refusal = textAt(file, refusalKey, QStringLiteral("refuse"));
        if (const auto preference = refusalOf(refusal))
            m_stored.refusal = *preference;
        else
            faults << QStringLiteral("refusal=%1").arg(refusal);

        file.beginGroup(portsGroup);
        for (const QString& key : file.childKeys()) {
            const QString text = textAt(file, key, QString());
            const auto port = portOf(key);
            const auto rule = ruleOf(text);
            if (port && rule)
                m_stored.ports[*port] = *rule;
            else
                faults << QStringLiteral("%1=%2").arg(key, text);
        }
    }
    loaded.rules = m_stored;
    if (!faults.isEmpty()) {
        loaded.problems << QStringLiteral(
            "In the settings %1 these lines were not understood, and the defaults are used for them: %2")
                               .arg(m_path, faults.mid(0, 5).join(QStringLiteral("; ")));
    }
    if (broken) {
        const QString kept = moveAside();
        loaded.problems << (kept.isEmpty()
                ? QStringLiteral("The settings file %1 is broken and could not be moved aside; it is left as it is.")
                      .arg(m_path)
                : QStringLiteral("The settings file %1 was broken and is kept as %2. What could be read of it is used.")
                      .arg(m_path, kept));
        if (!kept.isEmpty()) {
            m_stored = {}; // of the new file, which is not there yet
            if (const Result<Done> saved = save(loaded.rules); !saved)
                loaded.problems << QString::fromStdString(saved.error().context);
        }
    }
    return loaded;
}

Result<Done> Settings::save(const Rules& rules)
{
    QSettings file(m_path, QSettings::IniFormat);
    if (rules.paused != m_stored.paused)
        file.setValue(pausedKey, rules.paused);
    if (rules.refusal != m_stored.refusal)
        file.setValue(refusalKey, textOf(rules.refusal));
    file.beginGroup(portsGroup);
    for (const auto& [port, rule] : m_stored.ports) {
        if (!rules.ports.contains(port))
            file.remove(QString::number(port));
    }
    for (const auto& [port, rule] : rules.ports) {
        const auto stored = m_stored.ports.find(port);
        if (stored == m_stored.ports.end() || stored->second != rule)
            file.setValue(QString::number(port), textOf(rule));
    }
    file.endGroup();
    file.sync();
    if (file.status() == QSettings::AccessError)
        return Error { ErrorCode::PermissionDenied, 0,
            "The settings could not be written to " + m_path.toStdString() + "; they hold until this program ends." };
    m_stored = rules;
    return Done {};
}

QString Settings::moveAside() const
{
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-hhmmss"));
    for (const char* suffix : { "", "-2", "-3", "-4" }) { // several within one second
        const QString kept = QStringLiteral("%1.broken-%2%3").arg(m_path, stamp, QLatin1String(suffix));
        if (QFile::rename(m_path, kept))
            return kept;
    }
    return {};
}

} // namespace portolan
