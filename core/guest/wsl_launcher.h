// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/launcher.h"
#include "core/guest/wsl_listing.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTimer>

#include <chrono>
#include <functional>

namespace portolan {

/// A distribution of WSL 2 as the guest. Asks wsl.exe which distributions run, which starts none; copies the agent into the
/// distribution, where it is not there yet, and starts it as root, which needs no password in WSL.
///
/// An attached program keeps a distribution from ending; WSL ends one 15 s after the last, and its virtual machine a minute later.
/// So a guest that nobody uses is let go by rest(), and is absent until it has ended and been started again. One that outlives
/// the rest is kept by somebody else, and is attached to again.
class WslLauncher : public Launcher
{
    Q_OBJECT

public:
    struct Times {
        std::chrono::milliseconds look { 2000 };         ///< between two looks while there is nothing to attach to
        std::chrono::milliseconds lookWhenThere { 5000 };
        /// How long a distribution whose agent has just ended is to be listed until it is believed to be there: a command for one
        /// that is ending would start it anew.
        std::chrono::milliseconds settling { 1500 };
        std::chrono::milliseconds rest { 45000 };
    };

    /// `distribution` "": the user's default one, else any that runs. `program` and `times` are replaced in tests.
    explicit WslLauncher(const QString& distribution, const QString& program = usualProgram(), QObject* parent = nullptr);
    ~WslLauncher() override;
    void setTimes(const Times& times) { m_times = times; }

    void watch() override;
    /// Yes until a look has told: prepare() does not touch a guest that is not there.
    [[nodiscard]] bool present() override { return m_present || !m_looked; }
    [[nodiscard]] QString absence() const override;
    [[nodiscard]] QString obstacle() const override;
    void prepare() override;
    [[nodiscard]] bool canRest() const override { return true; }
    void rest() override;
    [[nodiscard]] bool resting() const override { return m_resting.isValid(); }
    void wake() override;

    /// wsl.exe in Windows' own folder.
    [[nodiscard]] static QString usualProgram();

private:
    void look();
    void looked();
    void conclude();
    void unusable(const QString& problem);
    void tellOfChange();
    void copy();
    void copied();
    void end(const std::function<void()>& tell);
    [[nodiscard]] QString problemOfInstallation() const;
    [[nodiscard]] QStringList insideAsRoot(const QStringList& command) const;

    QString m_distribution;
    QString m_program;
    Times m_times;
    QProcess m_listing;
    QProcess m_survey; ///< the listing of what is installed
    QProcess m_copying;
    QTimer m_timer;
    QTimer m_deadline;
    QTimer m_settling;
    QStringList m_running;
    QList<WslDistribution> m_installed;
    QString m_chosen; ///< the one to attach to; "": none
    QString m_attached; ///< the one that the agent was started in last, since it was listed first
    bool m_surveyed = false; ///< m_installed tells of what runs
    bool m_preparing = false;
    bool m_looked = false; ///< m_present tells
    bool m_present = false;
    QString m_told; ///< why there is no guest, as of the last presenceChanged()
    bool m_toldPresent = false;
    QElapsedTimer m_resting; ///< valid: since rest()
    QString m_refusal;       ///< what wsl.exe said when it did not list what runs
    QString m_problem;       ///< why WSL itself cannot be used
    QString m_modeProblem;   ///< why the guest cannot be reached, as long as it runs
};

} // namespace portolan
