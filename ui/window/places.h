// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace portolan {

/// Where the instance keeps its files, for display.
struct Places {
    QString instance; ///< its name; "": the default instance
    QString settings;
    bool portable = false; ///< the settings lie beside the program
    QString log;           ///< "": there is no log

    friend bool operator==(const Places&, const Places&) = default;
};

} // namespace portolan
