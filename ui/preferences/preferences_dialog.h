// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/core.h"

#include <QDialog>

class QListWidget;
class QStackedWidget;

namespace portolan {

class Autostart;
class DesktopPreferences;
class HintLabel;

/// The preferences, in sections. Changes take effect at once; there is no OK button. Not modal. UI thread.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    /// All of them outlive the dialog.
    PreferencesDialog(Core& core, DesktopPreferences& preferences, Autostart& autostart);

    /// 0: General, 1: Notifications, 2: Ports, 3: Guest.
    [[nodiscard]] int section() const;
    void setSection(int section);

protected:
    void changeEvent(QEvent* event) override;

private:
    void addSection(const QString& name, QWidget* page);
    void applyMinimumSize();
    void applyPalette();
    void tellWhatIsNotSaved();

    Core& m_core;
    DesktopPreferences& m_preferences;
    QWidget* m_side;
    QListWidget* m_sections;
    QStackedWidget* m_pages;
    HintLabel* m_problem;
};

} // namespace portolan
