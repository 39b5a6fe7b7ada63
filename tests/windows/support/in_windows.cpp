// SPDX-License-Identifier: MIT
#include "tests/support/twin.h"
#include "tests/windows/support/wine.h"

#include <QCoreApplication>

#include <cstdio>

#include <unistd.h>

using namespace portolan::test;

/// in-windows COMMAND [ARGUMENT...]: runs a Linux command, such as ctest, with a new Windows that it reaches as `wine`
/// and that is already running. As root, it also has its own network.
int main(int argc, char* argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList command = QCoreApplication::arguments().mid(1);
    if (command.isEmpty()) {
        std::fputs("in-windows COMMAND [ARGUMENT...]\n", stderr);
        return 2;
    }
    std::unique_ptr<Twin> twin;
    Place place;
    if (::geteuid() == 0) {
        twin = std::make_unique<Twin>();
        place = twin->host();
    }
    const Wine wine(place);
    const QString error = (twin ? twin->error() : QString()) + wine.error();
    if (!error.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(error));
        return 1;
    }
    Program program(wine.place(), command.first(), command.mid(1));
    program.closeInput();
    qsizetype shown = 0;
    const auto show = [&] {
        const QByteArray now = program.output().toUtf8();
        std::fputs(now.mid(shown).constData(), stdout);
        std::fflush(stdout);
        shown = now.size();
    };
    while (program.waitForEnd(200) < 0 && program.running())
        show();
    show();
    std::fputs(qPrintable(program.errors()), stderr);
    return program.waitForEnd();
}
