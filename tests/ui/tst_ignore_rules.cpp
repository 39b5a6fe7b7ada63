// SPDX-License-Identifier: MIT
#include "tests/support/test_class.h"
#include "ui/preferences/ignore_rule.h"
#include "ui/preferences/ignore_rules_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace portolan;

class tst_IgnoreRules : public QObject
{
    Q_OBJECT

private slots:
    void understands_data();
    void understands();
    void explains_data();
    void explains();
    void separates_data();
    void separates();
    void titles();
    void keepTheirOrder();
    void changeRowByRow();
    void refusesDoubles();
    void editing();
    void editingInvalidRules();
};

void tst_IgnoreRules::understands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written"); // as shown in the list's editor
    QTest::newRow("port") << "3000"
                          << "3000";
    QTest::newRow("port with spaces") << "  3000 "
                                      << "3000";
    QTest::newRow("leading zero") << "0080"
                                  << "80";
    QTest::newRow("first") << "1"
                           << "1";
    QTest::newRow("last") << "65535"
                          << "65535";
    QTest::newRow("range") << "5000-5010"
                           << "5000-5010";
    QTest::newRow("range with spaces") << "5000 - 5010"
                                       << "5000-5010";
    QTest::newRow("range with a dash") << "5000–5010"
                                       << "5000-5010";
    QTest::newRow("range with dots") << "5000..5010"
                                     << "5000-5010";
    QTest::newRow("range with a colon") << "5000:5010"
                                        << "5000-5010";
    QTest::newRow("range of one") << "5000-5000"
                                  << "5000";
    QTest::newRow("process") << "node"
                             << "node";
    QTest::newRow("processes") << "code-*"
                               << "code-*";
    QTest::newRow("process with a number") << "python3.11"
                                           << "python3.11";
    QTest::newRow("process with a space") << "Web Content"
                                          << "Web Content";
    QTest::newRow("process that begins with a number") << "7zip"
                                                       << "7zip";
}

void tst_IgnoreRules::understands()
{
    QFETCH(QString, text);
    const ParsedIgnoreRule parsed = parseIgnoreRule(text);
    QVERIFY2(parsed.rule, qPrintable(parsed.fault));
    QCOMPARE(parsed.fault, "");
    QTEST(parsed.rule->text(), "written");
    QCOMPARE(parseIgnoreRule(parsed.rule->text()).rule, parsed.rule);
}

void tst_IgnoreRules::explains_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words"); // in the explanation
    QTest::newRow("zero") << "0"
                          << "from 1 to 65535";
    QTest::newRow("too high") << "70000"
                              << "70000 is not a valid port";
    QTest::newRow("far too high") << "99999999999999999999"
                                  << "from 1 to 65535";
    QTest::newRow("end too high") << "5000-70000"
                                  << "70000 is not a valid port";
    QTest::newRow("the wrong way round") << "5010-5000"
                                         << "5000-5010";
    QTest::newRow("no end") << "5000-"
                            << "two ports";
    QTest::newRow("no beginning") << "-5000"
                                  << "two ports";
    QTest::newRow("list") << "80, 443"
                          << "one port, range or process";
    QTest::newRow("list of processes") << "node, ruby"
                                       << "one port, range or process";
    QTest::newRow("list with spaces") << "80 443"
                                      << "commas";
    QTest::newRow("everything by name") << "*"
                                        << "every port";
    QTest::newRow("everything by number") << "1-65535"
                                          << "every port";
    QTest::newRow("path") << "/usr/bin/node"
                          << "without its folder";
}

void tst_IgnoreRules::explains()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const ParsedIgnoreRule parsed = parseIgnoreRule(text);
    QVERIFY(!parsed.rule);
    QVERIFY2(parsed.fault.contains(words), qPrintable(parsed.fault));
}

void tst_IgnoreRules::separates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("entries");
    QTest::newRow("nothing") << "" << QStringList();
    QTest::newRow("one") << " Web Content " << QStringList { "Web Content" };
    QTest::newRow("of every kind") << "3000, 5000-5010,node*" << QStringList { "3000", "5000-5010", "node*" };
    QTest::newRow("empty ones") << ",3000,, 80 ," << QStringList { "3000", "80" };
    QTest::newRow("commas of other scripts") << "3000、80，443" << QStringList { "3000", "80", "443" };
    QTest::newRow("semicolons") << "3000; 80；443" << QStringList { "3000", "80", "443" };
}

void tst_IgnoreRules::separates()
{
    QFETCH(QString, text);
    QTEST(ignoreRulesIn(text), "entries");
}

void tst_IgnoreRules::titles()
{
    QCOMPARE(IgnoreRule::port(3000).title(), "Port 3000");
    QCOMPARE(IgnoreRule::range({ 5000, 5010 }).title(), "Ports 5000–5010");
    QCOMPARE(IgnoreRule::range({ 5000, 5000 }).title(), "Port 5000");
    QCOMPARE(IgnoreRule::of("node*").title(), "Process node*");
}

void tst_IgnoreRules::keepTheirOrder()
{
    IgnoreRulesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRules({ IgnoreRule::of("ruby"), IgnoreRule::port(8080), IgnoreRule::of("Node"),
        IgnoreRule::range({ 80, 90 }), IgnoreRule::port(80), IgnoreRule::port(80) });
    QStringList texts;
    for (const IgnoreRule& rule : model.rules())
        texts << rule.text();
    QCOMPARE(texts, QStringList({ "80", "80-90", "8080", "Node", "ruby" }));
}

void tst_IgnoreRules::changeRowByRow()
{
    IgnoreRulesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRules({ IgnoreRule::port(1), IgnoreRule::port(2), IgnoreRule::port(3) });
    const QPersistentModelIndex last = model.index(2);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    model.setRules({ IgnoreRule::port(1), IgnoreRule::port(2), IgnoreRule::port(3) });
    QCOMPARE(inserts.size(), 0);
    model.setRules({ IgnoreRule::range({ 2, 9 }), IgnoreRule::port(3), IgnoreRule::of("node") });
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(last.row(), 1); // the selection survives
    QCOMPARE(last.data(), "Port 3");
    QCOMPARE(resets.size(), 0);
    model.setRules({});
    QCOMPARE(model.rowCount(), 0);
}

void tst_IgnoreRules::refusesDoubles()
{
    IgnoreRulesModel model;
    model.setRules({ IgnoreRule::port(3000), IgnoreRule::range({ 5000, 5000 }), IgnoreRule::of("node") });
    QVERIFY(model.fault("3000").contains("already in the list"));
    QVERIFY(model.fault(" 5000 - 5000 ").contains("already in the list"));
    QVERIFY(model.fault("node").contains("already in the list"));
    QCOMPARE(model.fault("node*"), "");
    QCOMPARE(model.fault("3000", 0), ""); // its own row does not count
    QCOMPARE(model.fault(""), "");
}

void tst_IgnoreRules::editing()
{
    IgnoreRulesModel model;
    model.setRules({ IgnoreRule::port(3000), IgnoreRule::of("node") });
    QList<std::pair<IgnoreRule, IgnoreRule>> asked;
    connect(&model, &IgnoreRulesModel::replacementRequested, this,
        [&asked](const IgnoreRule& before, const IgnoreRule& after) {
            asked.append({ before, after });
        });
    QCOMPARE(model.data(model.index(1), Qt::EditRole), "node");
    QVERIFY(model.setData(model.index(1), "node*"));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first, IgnoreRule::of("node"));
    QCOMPARE(asked.first().second, IgnoreRule::of("node*"));
    QCOMPARE(model.data(model.index(1), Qt::EditRole), "node"); // until it is stored
    QVERIFY(!model.setData(model.index(1), "node"));            // already stored
    QCOMPARE(asked.size(), 1);
}

void tst_IgnoreRules::editingInvalidRules()
{
    IgnoreRulesModel model;
    model.setRules({ IgnoreRule::port(3000), IgnoreRule::of("node") });
    const QSignalSpy asked(&model, &IgnoreRulesModel::replacementRequested);
    QSignalSpy faults(&model, &IgnoreRulesModel::refused);
    QVERIFY(!model.setData(model.index(1), "70000"));
    QVERIFY(faults.last().first().toString().contains("70000"));
    QVERIFY(!model.setData(model.index(1), "3000"));
    QVERIFY(faults.last().first().toString().contains("already in the list"));
    QVERIFY(!model.setData(model.index(1), ""));
    QCOMPARE(faults.last().first().toString(), ""); // unchanged, without a message
    QCOMPARE(asked.size(), 0);
}

REGISTER_TEST(tst_IgnoreRules, QCoreApplication)
#include "tst_ignore_rules.moc"
