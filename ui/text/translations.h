// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>

namespace portolan {

/// Installs the catalogues of Qt and of Portolan for `locale` in the application; English where there is none. To be
/// called once, on the main thread, before the first sentence.
void installTranslations(const QLocale& locale = QLocale());

} // namespace portolan
