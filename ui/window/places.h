// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace portolan {

/// Where the files of the instance are, for who wants to see them.
struct Places {
    QString instance; ///< its name; "": the usual one
    QString settings;
    bool portable = false; ///< the settings lie beside the program
    QString log;           ///< "": none is written

    friend bool operator==(const Places&, const Places&) = default;
};

} // namespace portolan
