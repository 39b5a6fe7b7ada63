// SPDX-License-Identifier: MIT
#include "core/control/activation_token.h"

#include <algorithm>

namespace portolan {

namespace {

constexpr qsizetype longestToken = 255;
/// Qt reads it whenever it activates a window, and child processes when they show their first.
constexpr char variable[] = "XDG_ACTIVATION_TOKEN";

} // namespace

bool isActivationToken(const QString& text)
{
    return !text.isEmpty() && text.size() <= longestToken
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c <= u'~'; });
}

ActivationScope::ActivationScope(const QString& token)
{
    if (isActivationToken(token))
        qputenv(variable, token.toLatin1());
}

ActivationScope::~ActivationScope() { qunsetenv(variable); }

} // namespace portolan
