// SPDX-License-Identifier: MIT
#include "ui/preferences/guest_page.h"

#include "ui/preferences/choice_box.h"
#include "ui/preferences/mirroring_editor.h"
#include "ui/text/sentences.h"

#include <QCheckBox>
#include <QPointer>

#include <algorithm>

namespace portolan {

namespace {

/// First the automatic choice, then the current one, then the others.
QList<ChoiceBox::Choice> ordered(
    const ChoiceBox::Choice& automatic, const QString& current, QList<ChoiceBox::Choice> found)
{
    const auto held = std::ranges::find(found, current, &ChoiceBox::Choice::value);
    if (held != found.end())
        std::rotate(found.begin(), held, held + 1);
    found.prepend(automatic);
    return found;
}

QString interfaceWords(const QString& name, const QString& address)
{
    return address.isEmpty() ? name : QStringLiteral("%1  –  %2").arg(name, address);
}

} // namespace

GuestPage::GuestPage(Core& core, MirroringEditor& editor)
    : m_core(core)
    , m_editor(editor)
    , m_guest(new ChoiceBox(true))
    , m_adapter(new ChoiceBox(true))
    , m_interface(new ChoiceBox(true))
{
    const QString guestHint = tr("Whose ports to mirror. Pick one, or type wsl, wsl:NAME, netns:NAME (a network "
                                 "namespace) or demo. Changes take effect immediately.");
    const QString adapterHint = tr("The network interface of this computer that connects to the guest.");
    const QString interfaceHint = tr("The network interface of the guest that connects to this computer.");
    addLabel(tr("&Guest"), m_guest);
    addControl("guestBox", m_guest);
    m_guestProblem = addHint({});
    m_guestProblem->setObjectName(QStringLiteral("guestProblem"));
    m_guestProblem->setProblem({});
    m_guestInUse = addHint({});
    m_guestInUse->setObjectName(QStringLiteral("guestInUse"));
    addHint(guestHint);
    m_guest->setAccessibleDescription(guestHint);
    addGap();
    addLabel(tr("&Adapter"), m_adapter);
    addControl("adapterBox", m_adapter);
    m_adapterInUse = addHint({});
    m_adapterInUse->setObjectName(QStringLiteral("adapterInUse"));
    addHint(adapterHint);
    m_adapter->setAccessibleDescription(adapterHint);
    addGap();
    addLabel(tr("&Interface"), m_interface);
    addControl("interfaceBox", m_interface);
    m_interfaceInUse = addHint({});
    m_interfaceInUse->setObjectName(QStringLiteral("interfaceInUse"));
    addHint(interfaceHint);
    m_interface->setAccessibleDescription(interfaceHint);
    if (const QString& guest = core.snapshot().guest.name; guest == u"wsl" || guest.startsWith(u"wsl:")) {
        addGap();
        m_keepRunning = addCheckBox("keepRunningBox", tr("&Keep WSL running"),
            tr("When this is off, Portolan disconnects while nobody uses WSL, so that WSL can stop and free its "
               "memory. Portolan reconnects when you use WSL again."));
        connect(m_keepRunning, &QCheckBox::clicked, this, [this](bool keep) {
            m_editor.change([keep](Preferences& all) { all.keepGuestRunning = keep; });
        });
    }

    connect(m_guest, &ChoiceBox::chosen, this, [this](const QString& guest) {
        m_problem.clear();
        m_guestProblem->setProblem({});
        m_asked = guest;
        m_editor.change([&guest](Preferences& all) { all.guest = guest; });
    });
    connect(m_adapter, &ChoiceBox::chosen, this, [this](const QString& adapter) {
        m_editor.change([&adapter](Preferences& all) { all.adapter = adapter; });
    });
    connect(m_interface, &ChoiceBox::chosen, this, [this](const QString& interface) {
        m_editor.change([&interface](Preferences& all) { all.interface = interface; });
    });
    connect(&m_core, &Core::eventHappened, this, [this](const Event& event) {
        if (event.kind == Event::Kind::SettingsProblem)
            m_problem = event.text;
    });
    connect(&m_core, &Core::snapshotChanged, this, &GuestPage::apply);
    connect(&m_editor, &MirroringEditor::changed, this, &GuestPage::apply);
    apply();
}

void GuestPage::showEvent(QShowEvent* event)
{
    PreferencePage::showEvent(event);
    m_core.findChoices([self = QPointer(this)](const Choices& choices) {
        if (!self)
            return;
        self->m_choices = choices;
        self->apply();
    });
}

void GuestPage::apply()
{
    const Preferences& current = m_editor.current();
    const ChoiceBox::Choice automatic { {}, tr("Automatic") };
    QList<ChoiceBox::Choice> guests;
    for (const QString& guest : m_choices.guests)
        guests.append({ guest, guest });
    m_guest->setChoices(ordered(automatic, current.guest, guests));
    m_guest->setValue(current.guest);
    QList<ChoiceBox::Choice> adapters;
    for (const HostFact& adapter : m_choices.adapters)
        adapters.append({ adapter.adapter, interfaceWords(adapter.adapter, adapter.address) });
    m_adapter->setChoices(ordered(automatic, current.adapter, adapters));
    m_adapter->setValue(current.adapter);
    const Snapshot& snapshot = m_core.snapshot();
    QList<ChoiceBox::Choice> interfaces;
    for (const QString& interface : snapshot.guest.interfaces)
        interfaces.append({ interface, interface });
    m_interface->setChoices(ordered(automatic, current.interface, interfaces));
    m_interface->setValue(current.interface);

    if (m_keepRunning)
        m_keepRunning->setChecked(current.keepGuestRunning);
    const bool told = !current.guest.isEmpty() && current.guest != snapshot.guest.name;
    m_guestInUse->setText((told ? tr("In use: %1 (%2), set on the command line for this run.") : tr("In use: %1 (%2)"))
                              .arg(snapshot.guest.name, sentences::guestState(snapshot.guest)));
    m_adapterInUse->setText(snapshot.host.adapter.isEmpty()
            ? tr("No adapter in use: none on this computer connects to the guest.")
            : tr("In use: %1").arg(interfaceWords(snapshot.host.adapter, snapshot.host.address)));
    m_interfaceInUse->setText(snapshot.guest.interface.isEmpty()
            ? tr("No interface in use: none of the guest's connects to this computer.")
            : tr("In use: %1").arg(interfaceWords(snapshot.guest.interface, snapshot.guest.address)));
    if (m_asked && *m_asked != current.guest)
        m_guestProblem->setProblem(m_problem);
}

} // namespace portolan
