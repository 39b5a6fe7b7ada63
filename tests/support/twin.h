// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

#include <QString>

namespace portolan::test {

/// Two network namespaces, a host's and a guest's, connected like the article's host and guest, and to nothing else:
/// vEthernet(WSL) 172.29.96.1/20 on the host, eth0 172.29.108.58/16 in the guest. The destructor removes them; the next
/// test removes those of a test that died. Needs root.
class Twin
{
public:
    Twin();
    ~Twin();
    Twin(const Twin&) = delete;
    Twin& operator=(const Twin&) = delete;

    static constexpr const char* hostAddress = "172.29.96.1";
    static constexpr const char* guestAddress = "172.29.108.58";

    /// What went wrong during creation; "" if nothing.
    [[nodiscard]] QString error() const { return m_error; }

    /// Names for `ip netns`.
    [[nodiscard]] QString hostName() const { return m_hostName; }
    [[nodiscard]] QString guestName() const { return m_guestName; }
    [[nodiscard]] Place host() const { return placeOf(m_hostName); }
    [[nodiscard]] Place guest() const { return placeOf(m_guestName); }

    /// The guest as a machine that is switched off and on: deletes its namespace (end its programs first), and creates
    /// it again.
    void deleteGuest();
    void makeGuest(const QString& address = QStringLiteral("172.29.108.58/16"));

    /// The processes in the guest whose executable has that name.
    [[nodiscard]] QList<qint64> guestProcesses(const QString& program) const;

    /// Runs `ip ARGUMENTS` in a namespace; false if it failed, see error().
    bool ip(const QString& name, const QStringList& arguments);

    /// Runs curl in the host's namespace: silent, with a timeout, without a proxy.
    [[nodiscard]] Outcome curl(const QString& url, const QStringList& arguments = {}) const;

private:
    [[nodiscard]] static Place placeOf(const QString& name);
    /// Runs lines of arguments for `ip` in a namespace, in one process.
    bool batch(const QString& name, const QString& lines);
    bool command(const QString& program, const QStringList& arguments, const QString& input = {});

    QString m_hostName;
    QString m_guestName;
    QString m_error;
};

} // namespace portolan::test
