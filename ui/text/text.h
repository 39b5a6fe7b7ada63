// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/snapshot.h"

#include <QCoreApplication>

/// What the sentences for ports, events and guests share.
namespace portolan::sentences {

/// The translation context of every sentence.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Sentences)
};

/// The port's program in the guest: the one that listens, else the one that was refused.
[[nodiscard]] ProcessFact guestProcess(const PortFact& port);
/// "node (pid 1204)", "node", "a program (pid 1204)", "a program".
[[nodiscard]] QString guestProgram(const ProcessFact& process);
/// "nginx (pid 871)", "a program of the user root" where only a user is known, "a program (pid 871)"; "" where nothing
/// is known.
[[nodiscard]] QString hostProgram(const ProcessFact& process);
/// "127.0.0.1 and ::1".
[[nodiscard]] QString addressList(const QStringList& addresses);
/// What to do so that this user may listen on `port`.
[[nodiscard]] QString permissionRemedy(PortKey hostPort);
/// The sentences as one text: with a space between them, but none after the full stop of Chinese and Japanese.
[[nodiscard]] QString joined(const QStringList& sentences);
/// `text` without the full stop at its end, for use inside a sentence.
[[nodiscard]] QString withoutFullStop(const QString& text);
[[nodiscard]] bool hostIsWindows();

} // namespace portolan::sentences
