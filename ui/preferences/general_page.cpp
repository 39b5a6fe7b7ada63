// SPDX-License-Identifier: MIT
#include "ui/preferences/general_page.h"

#include "ui/preferences/autostart.h"
#include "ui/preferences/choice_box.h"
#include "ui/preferences/desktop_preferences.h"
#include "ui/text/translations.h"

#include <QCheckBox>

namespace portolan {

GeneralPage::GeneralPage(DesktopPreferences& preferences, Autostart& autostart)
    : m_preferences(preferences)
    , m_autostart(autostart)
    , m_startAtLogin(addCheckBox("startAtLoginBox", tr("&Start when I log in"), {}))
    , m_autostartProblem(addHint({}))
    , m_language(new ChoiceBox(false))
{
    m_autostartProblem->setObjectName(QStringLiteral("autostartProblem"));
    m_autostartProblem->setProblem({});
    addGap();
    m_startHidden = addCheckBox("startHiddenBox", tr("Start &minimized to tray"),
        tr("Click the tray icon to show the window. Without a tray it always shows."));
    addGap();
    addLabel(tr("&Language"), m_language);
    addControl("languageBox", m_language);

    QList<ChoiceBox::Choice> languages { { {}, tr("System language") } };
    for (const QString& language : Translations::languages())
        languages.append({ language, Translations::nativeName(language) });
    m_language->setChoices(languages);

    connect(m_startAtLogin, &QCheckBox::clicked, this, &GeneralPage::setAutostart);
    connect(m_startHidden, &QCheckBox::clicked, this, [this](bool hidden) {
        m_preferences.setStartHidden(hidden);
        if (m_autostart.enabled()) // its command line contains --hidden too
            setAutostart(true);
    });
    connect(m_language, &ChoiceBox::chosen, this, [this](const QString& code) { m_preferences.setLanguage(code); });
    connect(&m_preferences, &DesktopPreferences::changed, this, &GeneralPage::apply);
    apply();
}

void GeneralPage::showEvent(QShowEvent* event)
{
    apply(); // another program may have changed autostart
    PreferencePage::showEvent(event);
}

void GeneralPage::apply()
{
    m_startAtLogin->setChecked(m_autostart.enabled());
    m_startHidden->setChecked(m_preferences.startHidden());
    m_language->setValue(m_preferences.language());
}

void GeneralPage::setAutostart(bool enabled)
{
    const Result<Done> done = enabled ? m_autostart.enable(m_preferences.startHidden()) : m_autostart.disable();
    m_autostartProblem->setProblem(done ? QString() : QString::fromStdString(done.error().context));
    m_startAtLogin->setChecked(m_autostart.enabled());
}

} // namespace portolan
