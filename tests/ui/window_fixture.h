// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/fake_core.h"
#include "tests/ui/sample_snapshots.h"
#include "ui/ports/port_table_model.h"
#include "ui/ports/port_table_view.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QTest>

#include <memory>

namespace portolan {

/// A window with a fake core and six ports, with functions to find and click what is in it.
class WindowFixture
{
public:
    WindowFixture()
    {
        core.show(samples::six());
        window = std::make_unique<MainWindow>(core, nullptr, [this] { return now; });
        window->resize(1180, 680); // the same on every screen
        window->show();
    }

    FakeCore core;
    qint64 now = 0; ///< the window's clock, in milliseconds
    std::unique_ptr<MainWindow> window;

    template <typename T> [[nodiscard]] T* find(const char* name) const
    {
        T* found = window->findChild<T*>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    [[nodiscard]] PortTableView* table() const { return find<PortTableView>("portTable"); }

    [[nodiscard]] QModelIndex cell(PortKey port, int column) const
    {
        const QAbstractItemModel* model = table()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data(PortTableModel::KeyRole).value<PortKey>() == port)
                return model->index(row, column);
        }
        return {};
    }
    void click(PortKey port, int column) const
    {
        const QPoint middle = table()->visualRect(cell(port, column)).center();
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, middle);
        QCoreApplication::processEvents(); // lays out what was opened
    }
    void click(const char* button) const { QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton); }
};

} // namespace portolan
