// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/relay/contender.h"
#include "tests/bench/relay/measures.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace portolan::bench {

/// All turns of one row.
struct Row {
    const Contender* contender = nullptr;
    QString error;        ///< why there is nothing to tell; "": there is
    QStringList troubles; ///< what did not work in some turn
    QMap<QString, QList<double>> values;

    /// The middle one of what the turns gave, NaN: nothing.
    [[nodiscard]] double median(const QString& measure) const;
};

/// Everything of one run.
struct Report {
    QString machine;
    Effort effort;
    int rounds = 0;
    QList<Row> rows;

    /// A Markdown table with its legend.
    [[nodiscard]] QString toMarkdown() const;
    [[nodiscard]] QJsonObject toJson() const;

private:
    /// To the row called "direct"; NaN: one of them is missing.
    [[nodiscard]] double ratio(const Row& row, const QString& measure) const;
    [[nodiscard]] QString cell(const Row& row, const QString& measure, int decimals) const;
};

} // namespace portolan::bench
