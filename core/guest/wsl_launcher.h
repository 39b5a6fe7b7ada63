// SPDX-License-Identifier: MIT
#pragma once

#include "core/guest/command_run.h"
#include "core/guest/launcher.h"
#include "core/guest/wsl_states.h"

#include <QTimer>

#include <chrono>

namespace portolan {

/// A distribution of WSL 2 as the guest. Lists the running distributions with wsl.exe, which starts none; copies the agent into the
/// distribution unless it is there already, and starts it as root, which needs no password in WSL. This class runs the commands and
/// the timers. WslStates decides.
///
/// WSL ends a distribution 15 s after its last program, and its virtual machine a minute later; our agent would keep both running.
/// So rest() lets go of a guest that nobody uses. It counts as absent until it has ended and started again, or has outlived the rest.
class WslLauncher : public Launcher
{
    Q_OBJECT

public:
    struct Times {
        std::chrono::milliseconds look { 2000 }; ///< between two looks while no guest is present
        std::chrono::milliseconds lookWhenThere { 5000 };
        /// How long a distribution whose agent has just ended must stay in the list: a command for one that is ending would start
        /// it again.
        std::chrono::milliseconds settling { 1500 };
        std::chrono::milliseconds rest { 45000 };
    };

    /// `distribution` "": the default one, or any that runs. Tests replace `program` and `times`.
    explicit WslLauncher(const QString& distribution, const QString& program = usualProgram(), QObject* parent = nullptr);
    void setTimes(const Times& times) { m_times = times; }

    void watch() override;
    [[nodiscard]] bool present() override { return m_states.isPresent(); }
    [[nodiscard]] QString absence() const override { return m_states.absence(); }
    [[nodiscard]] QString obstacle() const override { return m_states.obstacle(); }
    void prepare() override;
    [[nodiscard]] bool canRest() const override { return true; }
    void rest() override;
    [[nodiscard]] bool resting() const override { return m_states.state() == WslState::Resting; }
    void wake() override { act(m_states.wake()); }

    /// wsl.exe in the folder of Windows.
    [[nodiscard]] static QString usualProgram();

private:
    void act(const WslAction& action);
    void looked(const WslAction& action);
    void copy(const QString& distribution);
    void setInterval();
    [[nodiscard]] Command inDistribution(const QString& name, const QStringList& words = {}) const;

    QString m_program;
    Times m_times;
    WslStates m_states;
    CommandRun m_listing;
    CommandRun m_survey;
    CommandRun m_copying;
    QTimer m_timer; ///< for the next look
    QTimer m_settling;
    QTimer m_deadline; ///< of prepare()
    bool m_toldPresent = false; ///< as of the last presenceChanged(), like m_toldAbsence
    QString m_toldAbsence;
};

} // namespace portolan
