// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/program.h"

#include <QString>

namespace portolan::test {

/// Two network namespaces, a host's and a guest's, joined as the article's host and guest are, with no way to anywhere else:
/// vEthernet(WSL) 172.29.96.1/20 on the host, eth0 172.29.108.58/16 in the guest. Removed by the destructor; what a test that
/// died left is removed by the next. Needs root.
class Twin
{
public:
    Twin();
    ~Twin();
    Twin(const Twin&) = delete;
    Twin& operator=(const Twin&) = delete;

    static constexpr const char* hostAddress = "172.29.96.1";
    static constexpr const char* guestAddress = "172.29.108.58";

    /// What went wrong while it was made; "": nothing.
    [[nodiscard]] QString error() const { return m_error; }

    /// Names, as for `ip netns`.
    [[nodiscard]] QString hostName() const { return m_hostName; }
    [[nodiscard]] QString guestName() const { return m_guestName; }
    [[nodiscard]] Place host() const { return placeOf(m_hostName); }
    [[nodiscard]] Place guest() const { return placeOf(m_guestName); }

    /// The guest as a machine that is switched off and on: its namespace is deleted (end its programs before), and made again.
    void deleteGuest();
    void makeGuest(const QString& address = QStringLiteral("172.29.108.58/16"));

    /// The processes in the guest that run an executable of that name.
    [[nodiscard]] QList<qint64> guestProcesses(const QString& program) const;

    /// `ip ARGUMENTS` in a namespace; false: it failed, and error() says why.
    bool ip(const QString& name, const QStringList& arguments);

    /// curl in the host's namespace, silent and with a limit of time, no proxy.
    [[nodiscard]] Outcome curl(const QString& url, const QStringList& arguments = {}) const;

private:
    [[nodiscard]] static Place placeOf(const QString& name);
    bool command(const QString& program, const QStringList& arguments);

    QString m_hostName;
    QString m_guestName;
    QString m_error;
};

} // namespace portolan::test
