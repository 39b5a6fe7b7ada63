// SPDX-License-Identifier: MIT
#include "ui/preferences/ports_page.h"

#include "ui/look/button.h"
#include "ui/look/hint_edit.h"
#include "ui/preferences/ignore_rules_model.h"
#include "ui/preferences/mirroring_editor.h"
#include "ui/preferences/rule_list.h"
#include "ui/text/text.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace portolan {

PortsPage::PortsPage(Core& core, MirroringEditor& editor)
    : m_core(core)
    , m_editor(editor)
    , m_rules(new IgnoreRulesModel(this))
    , m_written(new HintEdit)
    , m_list(new RuleList(tr("Only DNS (port 53) is ignored.")))
    , m_remove(new Button(tr("&Remove")))
{
    addRefusal();
    addGap();
    m_ephemeral = addCheckBox("ephemeralBox", tr("&Mirror ephemeral ports"),
        tr("Ports that the guest assigns to programs that ask for any free port, usually %1–%2.")
            .arg(usualEphemeralPorts.first)
            .arg(usualEphemeralPorts.last));
    connect(m_ephemeral, &QCheckBox::clicked, this, [this](bool mirror) {
        m_editor.change([mirror](Preferences& all) { all.mirrorEphemeral = mirror; });
    });
    addGap();
    addLimit();
    addGap();
    addIgnored();

    connect(&m_core, &Core::snapshotChanged, this, &PortsPage::apply);
    connect(&m_editor, &MirroringEditor::changed, this, &PortsPage::apply);
    apply();
}

void PortsPage::addRefusal()
{
    addLabel(tr("When a guest program binds a port that this computer uses"));
    m_refuse = addRadioButton("refuseButton", tr("Re&fuse it"),
        tr("The program learns at once that the port is taken, instead of waiting for connections that never arrive."));
    m_allow = addRadioButton("allowButton", tr("&Allow it"),
        tr("The program starts, but localhost still reaches this computer's program. A port in the table can have its "
           "own rule."));
    auto* group = new QButtonGroup(this);
    group->addButton(m_refuse);
    group->addButton(m_allow);
    for (const auto& [button, refusal] :
        { std::pair { m_refuse, RefusalPreference::Refuse }, { m_allow, RefusalPreference::Allow } }) {
        connect(button, &QRadioButton::clicked, this, [this, chosen = refusal] {
            m_editor.change([chosen](Preferences& all) { all.refusal = chosen; });
        });
    }
    m_inUse = addCheckBox("inUseBox", tr("Refuse with EADDRIN&USE"),
        tr("Many development servers then try the next port. Otherwise they get EACCES, permission denied."));
    connect(m_inUse, &QCheckBox::clicked, this, [this](bool inUse) {
        m_editor.change([inUse](Preferences& all) {
            all.refusalError = inUse ? RefusalError::Eaddrinuse : RefusalError::Eacces;
        });
    });
}

void PortsPage::addLimit()
{
    const QString hint = tr("Ports beyond this number keep a row but are not mirrored. Those with a rule or label of yours "
                            "come first.");
    m_limit = new QSpinBox;
    m_limit->setRange(1, int(highestMirrorLimit));
    m_limit->setSingleStep(100);
    m_limit->setKeyboardTracking(false); // 30 on the way to 3000 would close mirrors
    m_limit->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_limit->setAccessibleDescription(hint);
    addLabel(tr("Highest &number of mirrored ports"), m_limit);
    addControl("limitBox", m_limit);
    addHint(hint);
    connect(m_limit, &QSpinBox::valueChanged, this, [this](int limit) {
        m_editor.change([limit](Preferences& all) { all.mirrorLimit = uint32_t(limit); });
    });
}

void PortsPage::addIgnored()
{
    const QString kinds = tr("Ports, ranges or process names, separated by commas; * matches any characters. Ignored "
                             "ports are neither mirrored nor refused.");
    addLabel(tr("&Ignored ports and processes"), m_written);
    addHint(kinds);
    auto* addButton = new Button(tr("A&dd"));
    addButton->setObjectName(QStringLiteral("addRuleButton"));
    m_written->setObjectName(QStringLiteral("ruleEdit"));
    m_written->setAccessibleName(tr("Port, range or process to ignore"));
    m_written->setAccessibleDescription(kinds);
    m_written->setPlaceholderText(tr("3000, 5000-5010 or node*"));
    m_written->setClearButtonEnabled(true);
    addButton->setAccessibleDescription(tr("Adds the entered text to the ignored ports and processes"));
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(m_written, 1);
    layout->addWidget(addButton);
    addControl("ruleRow", row);
    m_fault = addHint({});
    m_fault->setObjectName(QStringLiteral("ruleFault"));
    m_fault->setProblem({});

    m_list->setModel(m_rules);
    m_list->setAccessibleName(tr("Ignored ports and processes"));
    addControl("ruleList", m_list);
    m_remove->setAccessibleDescription(tr("Removes the selected lines from the list"));
    m_remove->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    addControl("removeRuleButton", m_remove);
    for (Button* button : { addButton, static_cast<Button*>(m_remove) })
        button->setAutoDefault(false);

    connect(addButton, &QPushButton::clicked, this, &PortsPage::addWritten);
    connect(m_written, &QLineEdit::returnPressed, this, &PortsPage::addWritten);
    connect(m_written, &QLineEdit::textEdited, this, [this] { m_fault->setProblem({}); });
    connect(m_remove, &QPushButton::clicked, this, &PortsPage::removeSelected);
    connect(m_list, &RuleList::removalRequested, this, &PortsPage::removeSelected);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        [this] { m_remove->setEnabled(m_list->selectionModel()->hasSelection()); });
    connect(m_rules, &IgnoreRulesModel::refused, this, &PortsPage::showFault);
    // Queued: the row goes while its editor is still active.
    connect(
        m_rules, &IgnoreRulesModel::replacementRequested, this,
        [this](const IgnoreRule& before, const IgnoreRule& after) {
            set(before, false);
            set(after, true);
        },
        Qt::QueuedConnection);
}

void PortsPage::apply()
{
    const Preferences& current = m_editor.current();
    m_refuse->setChecked(current.refusal == RefusalPreference::Refuse);
    m_allow->setChecked(current.refusal == RefusalPreference::Allow);
    m_inUse->setChecked(current.refusalError == RefusalError::Eaddrinuse);
    m_ephemeral->setChecked(current.mirrorEphemeral);
    if (m_limit->value() != int(current.mirrorLimit)) { // else it would replace what is being typed
        const QSignalBlocker quiet(m_limit);
        m_limit->setValue(int(current.mirrorLimit));
    }

    QList<IgnoreRule> rules;
    for (const PortFact& port : m_core.snapshot().ports) {
        if (port.ignoredBy == IgnoredBy::Port)
            rules.append(IgnoreRule::port(port.port.number));
    }
    for (const PortRange& range : current.ignoredRanges)
        rules.append(IgnoreRule::range(range));
    for (const std::string& process : current.ignoredProcesses)
        rules.append(IgnoreRule::of(QString::fromStdString(process)));
    m_rules->setRules(rules);
    m_remove->setEnabled(m_list->selectionModel()->hasSelection());
}

void PortsPage::addWritten()
{
    QStringList left; // to be corrected
    QStringList notes;
    for (const QString& entry : ignoreRulesIn(m_written->text())) {
        if (const QString fault = m_rules->fault(entry); !fault.isEmpty()) {
            left.append(entry);
            notes.append(fault);
            continue;
        }
        const IgnoreRule rule = *parseIgnoreRule(entry).rule;
        set(rule, true);
        // The list does not show it, because the port is ignored by default.
        if (rule.kind == IgnoreRule::Kind::Port && Rules().ignoredBy(rule.ports.first) != IgnoredBy::Nothing)
            notes.append(tr("Port %1 is already ignored by default.").arg(rule.text()));
    }
    notes.removeDuplicates();
    showFault(sentences::joined(notes));
    m_written->setFocus();
    m_written->setText(left.join(QStringLiteral(", ")));
    m_written->selectAll();
}

void PortsPage::showFault(const QString& fault)
{
    m_fault->setProblem(fault);
    if (fault.isEmpty())
        return;
    // After the page has made room for it.
    QMetaObject::invokeMethod(
        this, [this] { ensureWidgetVisible(m_fault); }, Qt::QueuedConnection);
}

void PortsPage::removeSelected()
{
    QList<IgnoreRule> chosen;
    for (const QModelIndex& index : m_list->selectionModel()->selectedIndexes())
        chosen.append(m_rules->rules().at(index.row()));
    for (const IgnoreRule& rule : chosen)
        set(rule, false);
    m_list->setFocus();
}

void PortsPage::set(const IgnoreRule& rule, bool ignored)
{
    const auto change = [ignored](auto& rules, const auto& value) {
        if (ignored)
            rules.push_back(value);
        else
            std::erase(rules, value);
    };
    switch (rule.kind) {
    case IgnoreRule::Kind::Port: m_core.execute(SetIgnored { rule.ports.first, ignored }); break;
    case IgnoreRule::Kind::Range:
        m_editor.change([&](Preferences& all) { change(all.ignoredRanges, rule.ports); });
        break;
    case IgnoreRule::Kind::Process:
        m_editor.change([&](Preferences& all) { change(all.ignoredProcesses, rule.process.toStdString()); });
        break;
    }
}

} // namespace portolan
