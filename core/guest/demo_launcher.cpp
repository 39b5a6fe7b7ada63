// SPDX-License-Identifier: MIT
#include "core/guest/demo_launcher.h"

#include "core/guest/child_process.h"

namespace portolan {

void DemoLauncher::prepare()
{
    const Result<QString> demo = siblingProgram(QStringLiteral("portolan-demo"));
    const Result<QString> agent = siblingProgram(QStringLiteral("portolan-agent"));
    for (const Result<QString>* program : { &demo, &agent }) {
        if (!*program) {
            emit failed(QString::fromStdString(program->error().context));
            return;
        }
    }
    emit ready(elevated({ demo.value(), { QStringLiteral("--agent"), agent.value() } }));
}

} // namespace portolan
