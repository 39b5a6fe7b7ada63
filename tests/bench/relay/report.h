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
    QString error;        ///< why there are no results; "" if there are
    QStringList troubles; ///< what failed in some turn
    QMap<QString, QList<double>> values;

    /// The median over all turns; NaN if there is none.
    [[nodiscard]] double median(const QString& measure) const;
};

/// All results of one run.
struct Report {
    QString machine;
    Effort effort;
    int rounds = 0;
    QList<Row> rows;

    /// A Markdown table with its legend.
    [[nodiscard]] QString toMarkdown() const;
    [[nodiscard]] QJsonObject toJson() const;

private:
    /// The ratio to the row "direct"; NaN if one of them is missing.
    [[nodiscard]] double ratio(const Row& row, const QString& measure) const;
    [[nodiscard]] QString cell(const Row& row, const QString& measure, int decimals) const;
};

} // namespace portolan::bench
