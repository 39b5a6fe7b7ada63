// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/launcher.h"
#include "core/protocol/messages.h"

#include <QByteArray>
#include <QFile>

#include <utility>

/// A guest that is always there, with a shell script as its agent.
class ScriptLauncher : public portolan::Launcher
{
public:
    /// Writes the script to `path`: it says `words`, and then does `rest`.
    ScriptLauncher(QString path, const QByteArray& words, const QByteArray& rest = "exec cat >/dev/null\n")
        : m_path(std::move(path))
    {
        QFile script(m_path);
        if (!script.open(QFile::WriteOnly) || script.write("cat <<'END'\n" + words + "END\n" + rest) <= 0)
            qFatal("the script cannot be written");
    }
    void watch() override { }
    bool present() override { return true; }
    void prepare() override
    {
        ++m_starts;
        emit ready({ QStringLiteral("/bin/bash"), { m_path } });
    }
    [[nodiscard]] int starts() const { return m_starts; }

private:
    QString m_path;
    int m_starts = 0;
};

inline QByteArray lineOf(const portolan::protocol::AgentMessage& message)
{
    return QByteArray::fromStdString(portolan::protocol::encode(message)) + '\n';
}
