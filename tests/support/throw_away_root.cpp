// SPDX-License-Identifier: MIT
#include "tests/support/throw_away_root.h"

#include <QTest>

namespace portolan::test {

namespace {

/// Runs in a mount namespace of its own, which goes away with it. $1 is the mount point, then come the folders.
const char* const keeperScript = R"(
set -e
place=$1
shift
mount -t tmpfs none "$place"
mkdir "$place/root"
number=0
for folder in / "$@"; do
    number=$((number + 1))
    mkdir "$place/upper$number" "$place/work$number"
    mkdir -p "$place/root$folder"
    mount -t overlay overlay -o "lowerdir=$folder,upperdir=$place/upper$number,workdir=$place/work$number" "$place/root$folder"
done
for folder in /dev /proc /run /sys /tmp/.X11-unix; do
    [ ! -d "$folder" ] || mount --rbind "$folder" "$place/root$folder"
done
echo ready
exec cat
)";

} // namespace

ThrowAwayRoot::ThrowAwayRoot(const QStringList& folders)
{
    const QStringList script { "--mount", "sh", "-c", keeperScript, "sh", m_place.path() };
    m_keeper = std::make_unique<Program>(Place(), QStringLiteral("unshare"), script + folders);
    const auto answered = [this] { return m_keeper->output().contains(QLatin1String("ready")); };
    if (!QTest::qWaitFor([&] { return answered() || !m_keeper->running(); }, 30000) || !answered())
        m_error = QStringLiteral("There is no throw-away root: ") + m_keeper->errors();
}

ThrowAwayRoot::~ThrowAwayRoot()
{
    m_keeper->closeInput();
    (void)m_keeper->waitForEnd();
}

QStringList ThrowAwayRoot::enter() const
{
    return { "nsenter", "--target", QString::number(m_keeper->pid()), "--mount", "chroot", m_place.filePath("root") };
}

Outcome ThrowAwayRoot::run(const QStringList& command) const
{
    const QStringList all = enter() + command;
    return test::run(Place(), all.first(), all.mid(1), 300000);
}

QStringList ThrowAwayRoot::written(const QString& folder) const
{
    const QString upper = m_place.filePath("upper1");
    const Outcome found = test::run(Place(), "nsenter",
        { "--target", QString::number(m_keeper->pid()), "--mount", "find", upper + folder, "-not", "-type", "d" });
    QStringList files = found.output.split(u'\n', Qt::SkipEmptyParts);
    for (QString& file : files)
        file.remove(0, upper.size());
    files.sort();
    return files;
}

} // namespace portolan::test
