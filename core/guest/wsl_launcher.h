// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/launcher.h"

#include <QProcess>
#include <QTimer>

#include <functional>

namespace portolan {

/// A distribution of WSL 2 as the guest. Asks wsl.exe which distributions run, which starts none; copies the agent into the
/// distribution, where it is not there yet, and starts it as root, which needs no password in WSL.
class WslLauncher : public Launcher
{
    Q_OBJECT

public:
    /// `distribution` "": the user's default one. `program` is replaced in tests.
    explicit WslLauncher(
        const QString& distribution, const QString& program = QStringLiteral("wsl.exe"), QObject* parent = nullptr);
    ~WslLauncher() override;

    void watch() override;
    [[nodiscard]] bool present() override { return m_present; }
    [[nodiscard]] QString absence() const override;
    void prepare() override;

    /// The names in the output of "wsl.exe --list --running --quiet", which is UTF-16LE unless WSL_UTF8=1 has reached it.
    [[nodiscard]] static QStringList distributions(const QByteArray& output);

private:
    void look();
    void looked();
    void copy();
    void end(const std::function<void()>& tell);
    [[nodiscard]] QStringList insideAsRoot(const QStringList& command) const;

    QString m_distribution;
    QString m_program;
    QProcess m_listing;
    QProcess m_copying;
    QTimer m_timer;
    QTimer m_deadline;
    bool m_preparing = false;
    bool m_present = false;
    QString m_problem; ///< why wsl.exe itself cannot be used
};

} // namespace portolan
