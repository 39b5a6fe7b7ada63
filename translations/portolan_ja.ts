<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>Autostart</name>
    <message>
        <source>The file %1 could not be written: %2</source>
        <translation>ファイル %1 に書き込めませんでした: %2</translation>
    </message>
    <message>
        <source>The file %1 could not be removed: %2</source>
        <translation>ファイル %1 を削除できませんでした: %2</translation>
    </message>
    <message>
        <source>The registry key %1 could not be written.</source>
        <translation>レジストリキー %1 に書き込めませんでした。</translation>
    </message>
</context>
<context>
    <name>IgnoreRule</name>
    <message>
        <source>%1 is no port: ports go from 1 to 65535.</source>
        <translation>%1 はポート番号ではありません。1 から 65535 までを指定してください。</translation>
    </message>
    <message>
        <source>This range ends before it begins. Write it as %1-%2.</source>
        <translation>範囲の始まりと終わりが逆です。%1-%2 と書いてください。</translation>
    </message>
    <message>
        <source>That would ignore every port. To close them all, choose “Pause all” in the window.</source>
        <translation>それではすべてのポートが対象外になります。すべて閉じるには、ウィンドウで「すべて一時停止」を選んでください。</translation>
    </message>
    <message>
        <source>A process goes by the name of its program, without the folder.</source>
        <translation>プロセスは、フォルダーを付けずプログラム名で指定してください。</translation>
    </message>
    <message>
        <source>Process %1</source>
        <translation>プロセス %1</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>ポート %1</translation>
    </message>
    <message>
        <source>Ports %1–%2</source>
        <translation>ポート %1–%2</translation>
    </message>
    <message>
        <source>A range has two ends, as in 5000-5010.</source>
        <translation>範囲は 5000-5010 のように両端を指定してください。</translation>
    </message>
    <message>
        <source>Write commas between several ports.</source>
        <translation>複数のポートはコンマで区切ってください。</translation>
    </message>
    <message>
        <source>Each line is for one port, range or process.</source>
        <translation>1 行に入力できるのは、ポート、範囲、プロセスのいずれか 1 つです。</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>The system reserves this port.</source>
        <translation>このポートはシステムが予約しています。</translation>
    </message>
    <message>
        <source>You may not listen on this port.</source>
        <translation>このポートで待ち受ける権限がありません。</translation>
    </message>
    <message>
        <source>A socket that no program listens on holds the port on this computer.</source>
        <translation>このコンピューターでは、どのプログラムも待ち受けていないソケットがポートを占有しています。</translation>
    </message>
    <message>
        <source>%1 uses the port on this computer.</source>
        <translation>このコンピューターでは %1 がポートを使用しています。</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1、ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Click to see more.</source>
        <translation>クリックすると詳細を表示します。</translation>
    </message>
    <message numerus="yes">
        <source>%n new conflicts</source>
        <translation>
            <numerusform>新しい競合 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Ports %1</source>
        <translation>ポート %1</translation>
    </message>
    <message>
        <source>Port %1: conflict</source>
        <translation>ポート %1: 競合</translation>
    </message>
    <message>
        <source>%1 in %2 was refused. %3</source>
        <translation>%2 の %1 は拒否されました。%3</translation>
    </message>
    <message>
        <source>%1 in %2 is not mirrored. %3</source>
        <translation>%2 の %1 はミラーされていません。%3</translation>
    </message>
    <message>
        <source>Allow in the guest</source>
        <translation>ゲストでの使用を許可</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>オフにする</translation>
    </message>
    <message numerus="yes">
        <source>%n new ports</source>
        <translation>
            <numerusform>新しいポート %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Mirrored: %1</source>
        <translation>ミラー中: %1</translation>
    </message>
    <message>
        <source>New port: %1</source>
        <translation>新しいポート: %1</translation>
    </message>
    <message>
        <source>%1 in %2 is at %3.</source>
        <translation>%2 の %1 を %3 で利用できます。</translation>
    </message>
    <message>
        <source>Click to open it in the browser.</source>
        <translation>クリックするとブラウザーで開きます。</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>ブラウザーで開く</translation>
    </message>
    <message>
        <source>Portolan goes on in the tray</source>
        <translation>Portolan はトレイで動作し続けます</translation>
    </message>
    <message>
        <source>Your ports stay on localhost. A click on the icon brings the window back; “Quit” in its menu ends Portolan.</source>
        <translation>ポートは localhost に残ります。アイコンをクリックするとウィンドウが戻り、メニューの「終了」で Portolan が終了します。</translation>
    </message>
</context>
<context>
    <name>PortCells</name>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>%1 open, %2 in all, %3 failed</source>
        <translation>接続中 %1、累計 %2、失敗 %3</translation>
    </message>
    <message>
        <source>%1 from the guest, %2 to it</source>
        <translation>ゲストから %1、ゲストへ %2</translation>
    </message>
</context>
<context>
    <name>PortExport</name>
    <message>
        <source>Export ports</source>
        <translation>ポートのエクスポート</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>表計算用の表 (*.csv)</translation>
    </message>
    <message>
        <source>JSON, as portolan status --json (*.json)</source>
        <translation>JSON、portolan status --json と同じ形式 (*.json)</translation>
    </message>
    <message>
        <source>The ports could not be written to %1: %2</source>
        <translation>ポートを %1 に書き込めませんでした: %2</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Port %1: %2 in %3 is not mirrored; the system keeps the port in a reserved range.</source>
        <translation>ポート %1: %3 の %2 はミラーされていません。システムがこのポートを予約範囲に含めています。</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored; you may not listen on it. %4</source>
        <translation>ポート %1: %3 の %2 はミラーされていません。待ち受ける権限がありません。%4</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored; a socket that nobody listens on holds the port. Trying again.</source>
        <translation>ポート %1: %3 の %2 はミラーされていません。待ち受けのないソケットがポートを占有しています。再試行します。</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 is not mirrored; %4 listens on it here.</source>
        <translation>ポート %1: %3 の %2 はミラーされていません。ここでは %4 が待ち受けています。</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 was refused; the port is in use here.</source>
        <translation>ポート %1: %3 の %2 を拒否しました。ここではこのポートは使用中です。</translation>
    </message>
    <message>
        <source>Port %1: %2 in %3 was refused; %4 listens on it here.</source>
        <translation>ポート %1: %3 の %2 を拒否しました。ここでは %4 が待ち受けています。</translation>
    </message>
    <message>
        <source>Port %1: %2 is mirrored.</source>
        <translation>ポート %1: %2 をミラーしています。</translation>
    </message>
    <message>
        <source>Port %1: %2 is mirrored; open at %3</source>
        <translation>ポート %1: %2 をミラーしています。%3 で開けます</translation>
    </message>
    <message>
        <source>%1 connected.</source>
        <translation>%1 が接続しました。</translation>
    </message>
    <message>
        <source>%1 connected at %2.</source>
        <translation>%1 が %2 で接続しました。</translation>
    </message>
    <message>
        <source>%1 connected at %2 (was %3).</source>
        <translation>%1 が %2 で接続しました (以前は %3)。</translation>
    </message>
    <message>
        <source>Port %1: %2 no longer listens.</source>
        <translation>ポート %1: %2 は待ち受けを終えました。</translation>
    </message>
    <message>
        <source>Port %1 was switched off.</source>
        <translation>ポート %1 をオフにしました。</translation>
    </message>
    <message>
        <source>Port %1 was switched on.</source>
        <translation>ポート %1 をオンにしました。</translation>
    </message>
    <message>
        <source>All ports are paused.</source>
        <translation>すべてのポートを一時停止しました。</translation>
    </message>
    <message>
        <source>Ports are mirrored again.</source>
        <translation>ポートのミラーを再開しました。</translation>
    </message>
    <message>
        <source>%1 stopped; its ports wait for it.</source>
        <translation>%1 が停止しました。ポートは待機中です。</translation>
    </message>
    <message>
        <source>%1 cannot be reached. Trying again.</source>
        <translation>%1 に到達できません。再試行します。</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2. Trying again.</source>
        <translation>%1 に到達できません: %2。再試行します。</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 は失敗しました。</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 は失敗しました: %2</translation>
    </message>
    <message>
        <source>The agent in %1 had ended and was started again.</source>
        <translation>%1 のエージェントが終了したため、再び起動しました。</translation>
    </message>
    <message>
        <source>%1 cannot refuse ports that this computer uses.</source>
        <translation>%1 では、このコンピューターが使用するポートを拒否できません。</translation>
    </message>
    <message>
        <source>%1 cannot refuse ports that this computer uses: %2</source>
        <translation>%1 では、このコンピューターが使用するポートを拒否できません: %2</translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation>設定: %1</translation>
    </message>
    <message>
        <source>a guest program was refused</source>
        <translation>ゲストのプログラムは拒否されました</translation>
    </message>
    <message>
        <source>a guest program was told %1</source>
        <translation>ゲストのプログラムには %1 を返しました</translation>
    </message>
    <message>
        <source>%1 was refused</source>
        <translation>%1 は拒否されました</translation>
    </message>
    <message>
        <source>%1 was told %2</source>
        <translation>%1 には %2 を返しました</translation>
    </message>
    <message>
        <source>In %1, %2 wanted to listen on it and was refused</source>
        <translation>%1 では %2 がこのポートで待ち受けようとして拒否されました</translation>
    </message>
    <message>
        <source>In %1, %2 wanted to listen on it and was told %3</source>
        <translation>%1 では %2 がこのポートで待ち受けようとして %3 を返されました</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1 at %2.</source>
        <translation>%1 (%2)。</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n times, last at %2).</source>
        <translation>
            <numerusform>%1 (%n 回、最後は %2)。</numerusform>
        </translation>
    </message>
    <message>
        <source>Conflict: the system reserves this port</source>
        <translation>競合: システムが予約しているポート</translation>
    </message>
    <message>
        <source>Conflict: no permission to listen on this port</source>
        <translation>競合: このポートで待ち受ける権限なし</translation>
    </message>
    <message>
        <source>Conflict: taken by a socket that no program listens on</source>
        <translation>競合: 待ち受けのないソケットが占有中</translation>
    </message>
    <message>
        <source>Conflict: %1 has this port</source>
        <translation>競合: %1 が使用中</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Port %1 of this computer is taken, though no program listens on it: a socket is bound to it, or an old connection is still being closed.</source>
        <translation>このコンピューターのポート %1 は、待ち受けているプログラムがないのに占有されています。ソケットがバインドされているか、古い接続がまだ閉じられていません。</translation>
    </message>
    <message>
        <source>There is nothing to do: it is tried again every few seconds.</source>
        <translation>操作は不要です。数秒ごとに再試行します。</translation>
    </message>
    <message>
        <source>The system keeps port %1 in a reserved range; no program holds it, but none may listen on it either. So %2 cannot be mirrored.</source>
        <translation>システムがポート %1 を予約範囲に含めています。使用しているプログラムはありませんが、どのプログラムも待ち受けられません。そのため %2 をミラーできません。</translation>
    </message>
    <message>
        <source>Use another port in the guest, or free the range: run &quot;net stop winnat&quot; and then &quot;net start winnat&quot; as administrator. &quot;netsh int ipv4 show excludedportrange tcp&quot; lists the ranges.</source>
        <translation>ゲストで別のポートを使うか、範囲を解放してください: 管理者として &quot;net stop winnat&quot;、続いて &quot;net start winnat&quot; を実行します。範囲の一覧は &quot;netsh int ipv4 show excludedportrange tcp&quot; で表示されます。</translation>
    </message>
    <message>
        <source>Use another port in the guest.</source>
        <translation>ゲストで別のポートを使ってください。</translation>
    </message>
    <message>
        <source>The system does not let you listen on port %1, so %2 cannot be mirrored.</source>
        <translation>システムがポート %1 での待ち受けを許可しないため、%2 をミラーできません。</translation>
    </message>
    <message>
        <source>(The system said: %1)</source>
        <translation>(システムの応答: %1)</translation>
    </message>
    <message>
        <source>All ports are paused. Resume, and port %1 is back on localhost.</source>
        <translation>すべてのポートが一時停止中です。再開すると、ポート %1 は localhost に戻ります。</translation>
    </message>
    <message>
        <source>You switched port %1 off. Nothing listens on it in the guest now; if something does, it stays in the guest.</source>
        <translation>ポート %1 はオフです。いまゲストでは何も待ち受けていません。待ち受けが始まっても、ゲストの中にとどまります。</translation>
    </message>
    <message>
        <source>You switched port %1 off: %2 can be reached in the guest only.</source>
        <translation>ポート %1 はオフです。%2 にはゲストの中からのみ到達できます。</translation>
    </message>
    <message>
        <source>Ignored: name service (DNS)</source>
        <translation>対象外: ネームサービス (DNS)</translation>
    </message>
    <message>
        <source>Ignored by a rule</source>
        <translation>対象外: ルールによる</translation>
    </message>
    <message>
        <source>Ignored: another network of the guest</source>
        <translation>対象外: ゲストの別のネットワーク</translation>
    </message>
    <message>
        <source>Ignored: listens on %1 only</source>
        <translation>対象外: %1 でのみ待ち受け</translation>
    </message>
    <message>
        <source>Allowed in the guest, not mirrored</source>
        <translation>ゲストで許可、ミラーなし</translation>
    </message>
    <message>
        <source>Mirrored by WSL itself</source>
        <translation>WSL 自身がミラー中</translation>
    </message>
    <message>
        <source>%1 listens on an address of another network of %2, which localhost does not stand for. Let it listen on 127.0.0.1 or 0.0.0.0 to have port %3 mirrored.</source>
        <translation>%1 は %2 の別のネットワークのアドレスで待ち受けており、localhost の対象ではありません。ポート %3 をミラーするには、127.0.0.1 または 0.0.0.0 で待ち受けるようにしてください。</translation>
    </message>
    <message>
        <source>You allowed programs in %1 to use port %2 even where this computer uses it, so it is not mirrored.</source>
        <translation>このコンピューターが使用していても %1 のプログラムがポート %2 を使えるように許可されているため、ミラーされていません。</translation>
    </message>
    <message>
        <source>localhost:%1 leads to %2. You allowed programs in %3 to use the port there too; it is not mirrored.</source>
        <translation>localhost:%1 は %2 につながります。%3 のプログラムにもこのポートの使用が許可されているため、ミラーされていません。</translation>
    </message>
    <message>
        <source>WSL&apos;s own localhost forwarding mirrors port %1 already. To leave it to Portolan, write localhostForwarding=false below [wsl2] in the file .wslconfig of your user folder, then run &quot;wsl --shutdown&quot;.</source>
        <translation>ポート %1 は WSL 自身の localhost 転送がすでにミラーしています。Portolan に任せるには、ユーザーフォルダーの .wslconfig の [wsl2] の下に localhostForwarding=false と書き、&quot;wsl --shutdown&quot; を実行してください。</translation>
    </message>
    <message>
        <source>Waiting: %1 is not running</source>
        <translation>待機中: %1 は動作していません</translation>
    </message>
    <message>
        <source>Waiting: %1 does not answer</source>
        <translation>待機中: %1 が応答しません</translation>
    </message>
    <message>
        <source>Waiting for %1</source>
        <translation>%1 を待機中</translation>
    </message>
    <message>
        <source>%1 cannot be reached, so nothing listens on port %2 here. Portolan keeps trying.</source>
        <translation>%1 に到達できないため、ここではポート %2 を待ち受けていません。Portolan は試行を続けます。</translation>
    </message>
    <message>
        <source>%1 is not running. Port %2 is mirrored again as soon as %1 runs and something listens on it there.</source>
        <translation>%1 は動作していません。%1 が動作し、そこで待ち受けが始まりしだい、ポート %2 は再びミラーされます。</translation>
    </message>
    <message>
        <source>Mirrored on IPv6 only</source>
        <translation>IPv6 のみでミラー中</translation>
    </message>
    <message>
        <source>Mirrored on IPv4 only</source>
        <translation>IPv4 のみでミラー中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>This computer has no %1, so port %2 is mirrored on %3 only.</source>
        <translation>このコンピューターには %1 がないため、ポート %2 は %3 でのみミラーされています。</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>ミラー中</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>競合</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>pid %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>起動中…</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>接続済み</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>到達不能</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Waiting for the agent in %1 to answer…</source>
        <translation>%1 のエージェントの応答を待っています…</translation>
    </message>
    <message>
        <source>%1 runs, but has no address that this computer could connect to. Its ports come back by themselves when it has one.</source>
        <translation>%1 は動作していますが、このコンピューターから接続できるアドレスがありません。アドレスが付くと、ポートは自動的に戻ります。</translation>
    </message>
    <message>
        <source>%1 runs, but connections to %2 do not get through. A VPN or a firewall may block that network. Portolan keeps trying.</source>
        <translation>%1 は動作していますが、%2 への接続が届きません。VPN またはファイアウォールがそのネットワークを遮断している可能性があります。Portolan は試行を続けます。</translation>
    </message>
    <message>
        <source>No WSL distribution is running. Start one, with “wsl” in a terminal for example, and its ports are mirrored.</source>
        <translation>WSL のディストリビューションが動作していません。ターミナルで「wsl」を実行するなどして起動すると、そのポートがミラーされます。</translation>
    </message>
    <message>
        <source>%1 is not running. Start it, and its ports come back by themselves.</source>
        <translation>%1 は動作していません。起動すると、ポートは自動的に戻ります。</translation>
    </message>
    <message>
        <source>%1 could not be reached, and the reason is not known.</source>
        <translation>%1 に到達できませんでした。理由は不明です。</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>ゲスト</translation>
    </message>
    <message>
        <source>Windows host</source>
        <translation>Windows ホスト</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>1 mirrored</source>
        <translation>ミラー中 1</translation>
    </message>
    <message numerus="yes">
        <source>%n mirrored</source>
        <translation>
            <numerusform>ミラー中 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 conflict</source>
        <translation>競合 1</translation>
    </message>
    <message numerus="yes">
        <source>%n conflicts</source>
        <translation>
            <numerusform>競合 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 paused</source>
        <translation>一時停止中 1</translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>一時停止中 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 off</source>
        <translation>オフ 1</translation>
    </message>
    <message numerus="yes">
        <source>%n off</source>
        <translation>
            <numerusform>オフ %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 waiting</source>
        <translation>待機中 1</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>待機中 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>1 ignored</source>
        <translation>対象外 1</translation>
    </message>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>対象外 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>no ports</source>
        <translation>ポートなし</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>bytes a second</comment>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>a program (pid %1)</source>
        <translation>あるプログラム (pid %1)</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>あるプログラム</translation>
    </message>
    <message>
        <source>%1 (pid %2)</source>
        <translation>%1 (pid %2)</translation>
    </message>
    <message>
        <source>a program of the user %1</source>
        <translation>ユーザー %1 のプログラム</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 と %2</translation>
    </message>
    <message>
        <source>Use another port in the guest, or look for the program or policy that keeps this one from you.</source>
        <translation>ゲストで別のポートを使うか、このポートを使えなくしているプログラムまたはポリシーを探してください。</translation>
    </message>
    <message>
        <source>A security policy of this computer forbids it. Use another port in the guest, or change the policy.</source>
        <translation>このコンピューターのセキュリティポリシーで禁止されています。ゲストで別のポートを使うか、ポリシーを変更してください。</translation>
    </message>
    <message>
        <source>Port %1 of this computer is used by %2.</source>
        <translation>このコンピューターのポート %1 は %2 が使用しています。</translation>
    </message>
    <message>
        <source>that program</source>
        <translation>そのプログラム</translation>
    </message>
    <message>
        <source>Stop %1 to free the port, use another port in the guest, or allow this one in the guest: then both listen, and localhost:%2 stays with %1.</source>
        <translation>%1 を停止してポートを空けるか、ゲストで別のポートを使うか、このポートをゲストで許可してください。許可すると両方が待ち受け、localhost:%2 は %1 のままです。</translation>
    </message>
    <message>
        <source>So localhost:%1 does not lead to %2 in %3. Stop %4, and the port is mirrored at once; or use another port in the guest.</source>
        <translation>そのため localhost:%1 は %3 の %2 につながりません。%4 を停止すると、ポートはすぐにミラーされます。または、ゲストで別のポートを使ってください。</translation>
    </message>
    <message>
        <source>To allow it to your programs, run “%1”. To allow it to Portolan only, run “%2” and start it again.</source>
        <translation>自分のプログラムすべてに許可するには「%1」を実行してください。Portolan だけに許可するには「%2」を実行し、Portolan を起動し直してください。</translation>
    </message>
    <message>
        <source>Detection by kernel events: the guest&apos;s kernel tells at once when a program listens on a port.</source>
        <translation>カーネルイベントによる検出: プログラムがポートで待ち受けを始めると、ゲストのカーネルがすぐに知らせます。</translation>
    </message>
    <message>
        <source>Detection by polling: the agent looks for listening programs several times a second, so a port may take a moment to appear.</source>
        <translation>ポーリングによる検出: エージェントが 1 秒に数回、待ち受けているプログラムを調べます。そのため、ポートの表示が少し遅れることがあります。</translation>
    </message>
    <message>
        <source>Kernel events need a guest kernel from 5.8 on with BPF, a mounted cgroup2, and an agent that runs as root.</source>
        <translation>カーネルイベントには、BPF を備えた 5.8 以降のゲストのカーネル、マウントされた cgroup2、root で動作するエージェントが必要です。</translation>
    </message>
    <message>
        <source>Refusal by EACCES: a guest program that binds a port which this computer uses is told that it may not, as it would be on one machine.</source>
        <translation>EACCES による拒否: このコンピューターが使用するポートをバインドしようとするゲストのプログラムには、同じマシンの上にあるときと同様に、許可されないことが知らされます。</translation>
    </message>
    <message>
        <source>Refusal by EPERM: a guest program that binds a port which this computer uses is told that it may not, though with another code than EACCES. Some programs do not know it.</source>
        <translation>EPERM による拒否: このコンピューターが使用するポートをバインドしようとするゲストのプログラムには、許可されないことが EACCES とは別のコードで知らされます。このコードを知らないプログラムもあります。</translation>
    </message>
    <message>
        <source>Refusal by EADDRINUSE: the agent holds the ports that this computer uses, so that a guest program is told that they are in use.</source>
        <translation>EADDRINUSE による拒否: このコンピューターが使用するポートをエージェントが押さえ、ゲストのプログラムには使用中であることが知らされます。</translation>
    </message>
    <message>
        <source>No refusal: a guest program may bind a port that this computer uses, and does not hear of the conflict.</source>
        <translation>拒否なし: このコンピューターが使用するポートでも、ゲストのプログラムはバインドでき、競合は知らされません。</translation>
    </message>
    <message>
        <source>The reason: %1.</source>
        <translation>理由: %1。</translation>
    </message>
    <message>
        <source>EACCES needs a guest kernel from 5.18 on.</source>
        <translation>EACCES には 5.18 以降のゲストのカーネルが必要です。</translation>
    </message>
    <message>
        <source>EACCES needs a guest kernel from 5.18 on with BPF, a mounted cgroup2, and an agent that runs as root.</source>
        <translation>EACCES には、BPF を備えた 5.18 以降のゲストのカーネル、マウントされた cgroup2、root で動作するエージェントが必要です。</translation>
    </message>
    <message>
        <source>Connections by the guest&apos;s kernel: it hands them straight to the services, as quick as it gets.</source>
        <translation>ゲストのカーネルによる接続: カーネルが接続をサービスに直接渡します。これが最も速い経路です。</translation>
    </message>
    <message>
        <source>Connections through the agent: it takes them and carries them to the services.</source>
        <translation>エージェント経由の接続: エージェントが接続を受け取り、サービスに中継します。</translation>
    </message>
    <message>
        <source>straight, by the guest&apos;s kernel</source>
        <translation>ゲストのカーネルにより直接</translation>
    </message>
    <message>
        <source>through the agent</source>
        <translation>エージェント経由</translation>
    </message>
    <message>
        <source>kernel events</source>
        <translation>カーネルイベント</translation>
    </message>
    <message>
        <source>polling</source>
        <translation>ポーリング</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Detection: %1 · Refusal: %2</source>
        <translation>検出: %1 · 拒否: %2</translation>
    </message>
    <message>
        <source>Agent %1.</source>
        <translation>エージェント %1。</translation>
    </message>
    <message>
        <source>Agent %1, guest kernel %2.</source>
        <translation>エージェント %1、ゲストのカーネル %2。</translation>
    </message>
    <message>
        <source>Port %1 has no label any more.</source>
        <translation>ポート %1 のラベルを外しました。</translation>
    </message>
    <message>
        <source>Port %1 is labelled “%2”.</source>
        <translation>ポート %1 に「%2」というラベルを付けました。</translation>
    </message>
    <message>
        <source>Port %1 is ignored from now on.</source>
        <translation>ポート %1 を対象外にしました。</translation>
    </message>
    <message>
        <source>Port %1 is not ignored any more.</source>
        <translation>ポート %1 を対象に戻しました。</translation>
    </message>
    <message>
        <source>The rules for what is ignored have changed.</source>
        <translation>対象外のルールを変更しました。</translation>
    </message>
    <message>
        <source>%1 is the guest from now on; it was %2.</source>
        <translation>これからのゲストは %1 です (以前は %2)。</translation>
    </message>
    <message>
        <source>The log file %1 cannot be written: %2. What happens is listed here only.</source>
        <translation>ログファイル %1 に書き込めません: %2。イベントはここにのみ表示されます。</translation>
    </message>
    <message>
        <source>Ignored: port range</source>
        <translation>対象外: ポート範囲</translation>
    </message>
    <message>
        <source>Ignored: program</source>
        <translation>対象外: プログラム</translation>
    </message>
    <message>
        <source>Ignored: ephemeral port</source>
        <translation>対象外: 一時ポート</translation>
    </message>
    <message>
        <source>Port %1 lies in a range of ports that you ignore, so it is not mirrored. Stop ignoring the port, and it is mirrored all the same.</source>
        <translation>ポート %1 は対象外に設定された範囲にあるため、ミラーされていません。対象に戻すと、このポートもミラーされます。</translation>
    </message>
    <message>
        <source>You ignore programs of this name, so port %1 of %2 is not mirrored. Stop ignoring the port, and it is mirrored all the same.</source>
        <translation>この名前のプログラムは対象外に設定されているため、%2 のポート %1 はミラーされていません。対象に戻すと、このポートもミラーされます。</translation>
    </message>
    <message>
        <source>Port %1 is one that the guest&apos;s system gives to programs that ask for any, and you ignore such ports. Stop ignoring the port, and it is mirrored all the same.</source>
        <translation>ポート %1 は、番号を指定しないプログラムにゲストのシステムが割り当てる一時ポートで、設定により対象外です。対象に戻すと、このポートもミラーされます。</translation>
    </message>
    <message>
        <source>You ignore port %1, so it is not mirrored.</source>
        <translation>ポート %1 は対象外に設定されているため、ミラーされていません。</translation>
    </message>
    <message>
        <source>%1 has no address.</source>
        <translation>%1 にはアドレスがありません。</translation>
    </message>
    <message>
        <source>%1: %2 %3.</source>
        <translation>%1: %2 %3。</translation>
    </message>
    <message>
        <source>all ports are paused</source>
        <translation>すべてのポートを一時停止中</translation>
    </message>
    <message>
        <source>%1 is %2; %3.</source>
        <translation>%1: %2、%3。</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Portolan has no file descriptors, memory or ports left for new connections, so these are reset. Open ones go on. Close some of them, or raise the limit of open files and start Portolan again.</source>
        <translation>新しい接続に使えるファイル記述子、メモリ、またはポートがないため、Portolan は新しい接続をリセットしています。開いている接続は続きます。いくつか閉じるか、開けるファイル数の上限を上げて Portolan を起動し直してください。</translation>
    </message>
    <message>
        <source>The agent in %1 has no file descriptors, memory or ports left for new connections, so these are reset. Open ones go on; close some of them.</source>
        <translation>%1 のエージェントには新しい接続に使えるファイル記述子、メモリ、またはポートがないため、新しい接続をリセットしています。開いている接続は続きます。いくつか閉じてください。</translation>
    </message>
    <message>
        <source>The system reserves the ports %3 to %4, port %1 among them; no program holds it, but none may listen on it either. So %2 cannot be mirrored.</source>
        <translation>システムがポート %3 から %4 を予約していて、ポート %1 もその中にあります。使用しているプログラムはありませんが、どのプログラムも待ち受けられません。そのため %2 をミラーできません。</translation>
    </message>
    <message>
        <source>Nobody uses %1 now, so Portolan has let go of it and it may end. Portolan attaches again when it is used.</source>
        <translation>今は誰も %1 を使っていないので、Portolan は手を離しました。終了してかまいません。使われると再び接続します。</translation>
    </message>
    <message>
        <source>Port %1 is the guest&apos;s name service (DNS), which this computer has no use for. Stop ignoring it to mirror it all the same.</source>
        <translation>ポート %1 はゲストのネームサービス (DNS) で、このコンピューターでは使いません。それでもミラーするには、対象に戻してください。</translation>
    </message>
    <message>
        <source>Port %1 is allowed in %2 from now on, also where this computer uses it.</source>
        <translation>これ以降、このコンピューターが使っていても、%2 でポート %1 を許可します。</translation>
    </message>
    <message>
        <source>Port %1 is refused in %2 from now on, where this computer uses it.</source>
        <translation>これ以降、このコンピューターが使っている間は、%2 でポート %1 を拒否します。</translation>
    </message>
    <message>
        <source>Waiting: %1 cannot be reached</source>
        <translation>待機中: %1 に到達できません</translation>
    </message>
    <message>
        <source>Until then nothing listens on port %1 here.</source>
        <translation>それまで、ここではポート %1 を待ち受けません。</translation>
    </message>
    <message>
        <source>%1 runs, but the agent in it does not answer. Portolan keeps trying.</source>
        <translation>%1 は動作していますが、その中のエージェントが応答しません。Portolan は試行を続けます。</translation>
    </message>
    <message>
        <source>%1 runs, but its interface %2 is down. Its ports come back by themselves when it is up.</source>
        <translation>%1 は動作していますが、そのインターフェース %2 が停止しています。有効になると、ポートは自動的に戻ります。</translation>
    </message>
    <message>
        <source>This computer has no adapter %2, which was chosen for %1. Choose another one in the preferences.</source>
        <translation>%1 用に選択されたアダプター %2 がこのコンピューターにありません。設定で別のアダプターを選んでください。</translation>
    </message>
    <message>
        <source>No adapter of this computer leads to %1. Check the guest&apos;s network, or choose another adapter in the preferences.</source>
        <translation>このコンピューターには %1 につながるアダプターがありません。ゲストのネットワークを確認するか、設定で別のアダプターを選んでください。</translation>
    </message>
    <message>
        <source>%1 runs, but the agent in it cannot listen on %2. Portolan keeps trying.</source>
        <translation>%1 は動作していますが、その中のエージェントが %2 で待ち受けできません。Portolan は試行を続けます。</translation>
    </message>
</context>
<context>
    <name>WslForwarding</name>
    <message>
        <source>Ports that WSL mirrors itself</source>
        <translation>WSL 自身がミラーしているポート</translation>
    </message>
    <message>
        <source>It is written. WSL reads it at its next start.</source>
        <translation>書き込みました。WSL は次の起動時に読み込みます。</translation>
    </message>
    <message>
        <source>To have it so now, run “%1”. That ends everything that runs in WSL; Portolan attaches again when you start a distribution.</source>
        <translation>すぐに有効にするには「%1」を実行してください。WSL で動いているものはすべて終了します。ディストリビューションを起動すると、Portolan は再び接続します。</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>コマンドをコピー</translation>
    </message>
    <message>
        <source>WSL&apos;s own localhost forwarding mirrors ports of the guest, too. Shall Portolan switch it off?</source>
        <translation>WSL 自身の localhost 転送もゲストのポートをミラーしています。Portolan がこれをオフにしますか?</translation>
    </message>
    <message>
        <source>The ports are then Portolan&apos;s: with both addresses of localhost, half-closed connections, conflicts told, and a switch for each.

It writes localhostForwarding=false below [wsl2] in the file .wslconfig of your user folder. All else in the file stays, and the file as it is now is kept beside it as .wslconfig.before-portolan.</source>
        <translation>その後は Portolan がポートを受け持ちます。localhost の両方のアドレス、片側だけ閉じた接続、競合の通知、ポートごとのスイッチが使えます。

ユーザーフォルダーの .wslconfig の [wsl2] の下に localhostForwarding=false と書き込みます。ファイルのほかの部分は変わりません。今のファイルは .wslconfig.before-portolan として隣に残します。</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>オフにする</translation>
    </message>
</context>
<context>
    <name>portolan::AboutDialog</name>
    <message>
        <source>About Portolan</source>
        <translation>Portolan について</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. It is built with Qt (LGPL 3), Asio (Boost Software License 1.0) and JSON for Modern C++ (MIT licence).</source>
        <translation>MIT ライセンスの自由ソフトウェアです。Qt (LGPL 3)、Asio (Boost Software License 1.0)、JSON for Modern C++ (MIT ライセンス) を使用しています。</translation>
    </message>
    <message>
        <source>Portolan %1</source>
        <translation>Portolan %1</translation>
    </message>
    <message>
        <source>The ports of a Linux guest on this computer&apos;s localhost.</source>
        <translation>Linux ゲストのポートを、このコンピューターの localhost に。</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>インスタンス</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Portable: they lie beside the program and move with it.</source>
        <translation>ポータブル: 設定はプログラムと同じ場所にあり、一緒に持ち運べます。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
</context>
<context>
    <name>portolan::AddressButton</name>
    <message>
        <source>Copy %1</source>
        <translation>%1 をコピー</translation>
    </message>
    <message>
        <source>No address</source>
        <translation>アドレスなし</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
</context>
<context>
    <name>portolan::AddressCard</name>
    <message>
        <source>No address yet</source>
        <translation>アドレス未定</translation>
    </message>
    <message>
        <source>mask %1</source>
        <translation>マスク %1</translation>
    </message>
    <message>
        <source>No adapter found</source>
        <translation>アダプターなし</translation>
    </message>
    <message>
        <source>  ·  mask %1</source>
        <translation>  ·  マスク %1</translation>
    </message>
    <message>
        <source>Where the mirrored ports are on this computer: 127.0.0.1 and ::1</source>
        <translation>このコンピューターでミラーされたポートがある場所: 127.0.0.1 と ::1</translation>
    </message>
    <message>
        <source>Programs in the guest reach this computer at this address</source>
        <translation>ゲストのプログラムは、このアドレスでこのコンピューターに到達します</translation>
    </message>
    <message>
        <source>The guest&apos;s address in the network between the two</source>
        <translation>両者の間のネットワークでのゲストのアドレス</translation>
    </message>
</context>
<context>
    <name>portolan::AddressPicture</name>
    <message>
        <source>The two addresses lie in different networks; connections may not get through.</source>
        <translation>2 つのアドレスは別のネットワークにあります。接続が届かない可能性があります。</translation>
    </message>
    <message>
        <source>The masks differ, but both addresses lie in %1 – %2.</source>
        <translation>マスクは異なりますが、どちらのアドレスも %1 – %2 の範囲にあります。</translation>
    </message>
    <message>
        <source>All ports are paused: localhost leads to none of them until you resume.</source>
        <translation>すべてのポートが一時停止中です。再開するまで、localhost からはどれにもつながりません。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>今すぐ再試行</translation>
    </message>
    <message>
        <source>Mirror the ports again</source>
        <translation>ポートのミラーを再開します</translation>
    </message>
    <message>
        <source>Try at once, without waiting for the next turn</source>
        <translation>次の順番を待たずに、すぐに試します</translation>
    </message>
</context>
<context>
    <name>portolan::BusNotifier</name>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
</context>
<context>
    <name>portolan::EventList</name>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>What happens is listed here.</source>
        <translation>起きたことがここに表示されます。</translation>
    </message>
    <message>
        <source>What happened, newest first. Ctrl+C copies the selected lines.</source>
        <translation>起きたことを新しい順に表示します。選択した行は Ctrl+C でコピーできます。</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>すべてコピー</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>すべて選択</translation>
    </message>
    <message>
        <source>No event matches the filter.</source>
        <translation>条件に合うイベントはありません。</translation>
    </message>
</context>
<context>
    <name>portolan::EventModel</name>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>レベル</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>portolan::EventPane</name>
    <message>
        <source>Log file</source>
        <translation>ログファイル</translation>
    </message>
    <message>
        <source>Filter events…</source>
        <translation>イベントを絞り込む…</translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>イベントの絞り込み</translation>
    </message>
    <message>
        <source>Words that an event has to contain: a port, a program, a time</source>
        <translation>イベントに含まれる語: ポート、プログラム、時刻</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>レベル</translation>
    </message>
    <message>
        <source>Which levels are shown</source>
        <translation>表示するレベル</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>すべてのレベル</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告とエラー</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>エラーのみ</translation>
    </message>
    <message>
        <source>Open the log&apos;s folder</source>
        <translation>ログのフォルダーを開く</translation>
    </message>
    <message>
        <source>Copy the log&apos;s path</source>
        <translation>ログのパスをコピー</translation>
    </message>
    <message>
        <source>Log: %1</source>
        <translation>ログ: %1</translation>
    </message>
    <message>
        <source>The events are also kept in %1</source>
        <translation>イベントは %1 にも保存されます</translation>
    </message>
    <message>
        <source>No program here shows folders. The log lies in %1.</source>
        <translation>フォルダーを表示できるプログラムがありません。ログは %1 にあります。</translation>
    </message>
    <message>
        <source>The log&apos;s path is copied.</source>
        <translation>ログのパスをコピーしました。</translation>
    </message>
</context>
<context>
    <name>portolan::FilterChips</name>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>ミラー中</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>競合</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
</context>
<context>
    <name>portolan::GeneralPage</name>
    <message>
        <source>&amp;Start when I log in</source>
        <translation>ログイン時に起動(&amp;S)</translation>
    </message>
    <message>
        <source>Start &amp;hidden in the tray</source>
        <translation>トレイに隠れて起動(&amp;H)</translation>
    </message>
    <message>
        <source>The window comes with a click on the tray icon. On a desktop without a tray it is shown in any case.</source>
        <translation>ウィンドウはトレイのアイコンをクリックすると表示されます。トレイのないデスクトップでは常に表示されます。</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>システムの言語</translation>
    </message>
</context>
<context>
    <name>portolan::GuestPage</name>
    <message>
        <source>The Linux whose ports are mirrored: one of those found, or wsl, wsl:NAME, netns:NAME (a network namespace) or demo. Another guest is connected to at once.</source>
        <translation>ポートをミラーする Linux です。見つかったもの、または wsl、wsl:NAME、netns:NAME (ネットワーク名前空間)、demo を指定します。変更するとすぐに接続します。</translation>
    </message>
    <message>
        <source>The interface of this computer that leads to the guest.</source>
        <translation>ゲストにつながる、このコンピューターのインターフェースです。</translation>
    </message>
    <message>
        <source>&amp;Guest</source>
        <translation>ゲスト(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Adapter</source>
        <translation>アダプター(&amp;A)</translation>
    </message>
    <message>
        <source>Found by itself</source>
        <translation>自動で検出</translation>
    </message>
    <message>
        <source>In use: %1 (%2), as the command line wants for this run.</source>
        <translation>使用中: %1 (%2)。今回はコマンドラインの指定によります。</translation>
    </message>
    <message>
        <source>In use: %1 (%2)</source>
        <translation>使用中: %1 (%2)</translation>
    </message>
    <message>
        <source>No adapter in use: none of this computer&apos;s leads to the guest.</source>
        <translation>使用中のアダプターはありません。ゲストにつながるものがこのコンピューターにありません。</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>使用中: %1</translation>
    </message>
    <message>
        <source>&amp;Keep WSL running</source>
        <translation>WSL を動かし続ける(&amp;K)</translation>
    </message>
    <message>
        <source>Else Portolan lets go of it when nobody uses it, so that WSL can end it and give its memory back; and attaches again when it is used.</source>
        <translation>オフの場合、誰も WSL を使っていないときは Portolan が手を離すので、WSL は終了してメモリーを返せます。使われると再び接続します。</translation>
    </message>
</context>
<context>
    <name>portolan::IgnoreRulesModel</name>
    <message>
        <source>“%1” is in the list already.</source>
        <translation>「%1」はすでに一覧にあります。</translation>
    </message>
</context>
<context>
    <name>portolan::MainWindow</name>
    <message>
        <source>Retry conflicts</source>
        <translation>競合を再試行</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>すべて一時停止</translation>
    </message>
    <message>
        <source>Mirror the ports again</source>
        <translation>ポートのミラーを再開します</translation>
    </message>
    <message>
        <source>Close every mirrored port until you resume</source>
        <translation>再開するまで、ミラー中のポートをすべて閉じます</translation>
    </message>
    <message>
        <source>Portolan</source>
        <translation>Portolan</translation>
    </message>
    <message>
        <source>%1 – Portolan</source>
        <translation>%1 – Portolan</translation>
    </message>
    <message>
        <source>Export ports…</source>
        <translation>ポートをエクスポート…</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>診断情報をコピー</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>レイアウトを元に戻す</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>設定…</translation>
    </message>
    <message>
        <source>About Portolan</source>
        <translation>Portolan について</translation>
    </message>
    <message>
        <source>Diagnostics copied. Paste them into the bug report.</source>
        <translation>診断情報をコピーしました。不具合の報告に貼り付けてください。</translation>
    </message>
</context>
<context>
    <name>portolan::MenuButton</name>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
</context>
<context>
    <name>portolan::MirrorLine</name>
    <message>
        <source>connecting…</source>
        <translation>接続中…</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>接続なし</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>no port mirrored</source>
        <translation>ミラー中のポートなし</translation>
    </message>
    <message>
        <source>1 port mirrored</source>
        <translation>1 ポートをミラー中</translation>
    </message>
    <message numerus="yes">
        <source>%n ports mirrored</source>
        <translation>
            <numerusform>%n ポートをミラー中</numerusform>
        </translation>
    </message>
    <message>
        <source>idle</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>1 port</source>
        <translation>1 ポート</translation>
    </message>
    <message numerus="yes">
        <source>%n ports</source>
        <translation>
            <numerusform>%n ポート</numerusform>
        </translation>
    </message>
    <message>
        <source>To %1 (→): %2
From %1 (←): %3</source>
        <translation>%1 へ (→): %2
%1 から (←): %3</translation>
    </message>
    <message>
        <source>%1 to %3, %2 from %3</source>
        <translation>%3 へ %1、%3 から %2</translation>
    </message>
</context>
<context>
    <name>portolan::NotificationsPage</name>
    <message>
        <source>Notify me</source>
        <translation>通知する場合</translation>
    </message>
    <message>
        <source>When a port is in con&amp;flict</source>
        <translation>ポートが競合したとき(&amp;F)</translation>
    </message>
    <message>
        <source>A program on this computer uses a port that one in the guest wants.</source>
        <translation>ゲストのプログラムが使おうとするポートを、このコンピューターのプログラムが使用しているときです。</translation>
    </message>
    <message>
        <source>When a &amp;new port is mirrored</source>
        <translation>新しいポートがミラーされたとき(&amp;N)</translation>
    </message>
    <message>
        <source>With a way to open it in the browser. Ports that come together are told of together.</source>
        <translation>ブラウザーで開く操作が付きます。同時に現れたポートはまとめて通知します。</translation>
    </message>
</context>
<context>
    <name>portolan::NumberDelegate</name>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Label of port %1</source>
        <translation>ポート %1 のラベル</translation>
    </message>
</context>
<context>
    <name>portolan::PortActions</name>
    <message>
        <source>Open in browser</source>
        <translation>ブラウザーで開く</translation>
    </message>
    <message>
        <source>Copy URL</source>
        <translation>URL をコピー</translation>
    </message>
    <message>
        <source>Label…</source>
        <translation>ラベル…</translation>
    </message>
    <message>
        <source>Allow in the guest</source>
        <translation>ゲストでの使用を許可</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>消す</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Open with https</source>
        <translation>https で開く</translation>
    </message>
    <message>
        <source>Open with http</source>
        <translation>http で開く</translation>
    </message>
    <message>
        <source>Copy address here</source>
        <translation>こちら側のアドレスをコピー</translation>
    </message>
    <message>
        <source>Copy %1 (here)</source>
        <translation>%1 をコピー (こちら側)</translation>
    </message>
    <message>
        <source>Copy address in the guest</source>
        <translation>ゲスト側のアドレスをコピー</translation>
    </message>
    <message>
        <source>Copy %1 (in the guest)</source>
        <translation>%1 をコピー (ゲスト側)</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n rows</source>
        <translation>
            <numerusform>%n 行をコピー</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>行をコピー</translation>
    </message>
    <message numerus="yes">
        <source>Switch %n ports off</source>
        <translation>
            <numerusform>%n 個のポートをオフにする</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Switch %n ports on</source>
        <translation>
            <numerusform>%n 個のポートをオンにする</numerusform>
        </translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>オフにする</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>オンにする</translation>
    </message>
    <message numerus="yes">
        <source>Stop ignoring %n ports</source>
        <translation>
            <numerusform>%n 個のポートを対象に戻す</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ignore %n ports</source>
        <translation>
            <numerusform>%n 個のポートを対象外にする</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop ignoring</source>
        <translation>対象に戻す</translation>
    </message>
    <message>
        <source>Ignore this port</source>
        <translation>このポートを対象外にする</translation>
    </message>
</context>
<context>
    <name>portolan::PortColumns</name>
    <message>
        <source>Reset columns</source>
        <translation>列を元に戻す</translation>
    </message>
</context>
<context>
    <name>portolan::PortDetails</name>
    <message>
        <source>%1 leads to %2 in %3.</source>
        <translation>%1 は %3 の %2 につながります。</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>ブラウザーで開く</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>コマンドをコピー</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>今すぐ再試行</translation>
    </message>
    <message>
        <source>Stop ignoring</source>
        <translation>対象に戻す</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>消す</translation>
    </message>
    <message>
        <source>Details of the port</source>
        <translation>ポートの詳細</translation>
    </message>
    <message>
        <source>Take the note of the refused program out of the table</source>
        <translation>拒否されたプログラムの記録を表から消します</translation>
    </message>
    <message>
        <source>Try the ports that failed again, without waiting</source>
        <translation>失敗したポートを待たずに再試行します</translation>
    </message>
    <message>
        <source>Close the details (Esc). A double click on a row opens them again.</source>
        <translation>詳細を閉じます (Esc)。行をダブルクリックすると再び開きます。</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>詳細を閉じる</translation>
    </message>
    <message>
        <source>Port %1: %2</source>
        <translation>ポート %1: %2</translation>
    </message>
    <message>
        <source>Port %1 “%2”: %3</source>
        <translation>ポート %1「%2」: %3</translation>
    </message>
    <message>
        <source>No longer allow in the guest</source>
        <translation>ゲストでの使用の許可を取り消す</translation>
    </message>
    <message>
        <source>Allow in the guest</source>
        <translation>ゲストでの使用を許可</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>オフにする</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>オンにする</translation>
    </message>
    <message>
        <source>Facts of the port</source>
        <translation>ポートの情報</translation>
    </message>
    <message>
        <source>What holds for the chosen port. The arrow keys scroll it.</source>
        <translation>選択したポートの情報です。矢印キーでスクロールします。</translation>
    </message>
    <message>
        <source>Leave it to Portolan…</source>
        <translation>Portolan に任せる…</translation>
    </message>
</context>
<context>
    <name>portolan::PortFacts</name>
    <message>
        <source>In the guest</source>
        <translation>ゲスト側</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>こちら側</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>経路</translation>
    </message>
    <message>
        <source>Used here by</source>
        <translation>使用者 (こちら側)</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>通信量</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>nothing listens</source>
        <translation>待ち受けなし</translation>
    </message>
    <message>
        <source>not mirrored</source>
        <translation>ミラーなし</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n times, last at %2</source>
        <translation>
            <numerusform>%1、%n 回、最後は %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Fastest</source>
        <translation>最高速度</translation>
    </message>
</context>
<context>
    <name>portolan::PortHistory</name>
    <message>
        <source>History of this port</source>
        <translation>このポートの履歴</translation>
    </message>
    <message>
        <source>Nothing happened to this port since the start.</source>
        <translation>起動してから、このポートには何も起きていません。</translation>
    </message>
</context>
<context>
    <name>portolan::PortPane</name>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>No port matches the filter</source>
        <translation>条件に合うポートはありません</translation>
    </message>
    <message>
        <source>Clear the filter or choose “All” to see every port.</source>
        <translation>すべてのポートを表示するには、絞り込みを解除するか「すべて」を選んでください。</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>%1 に接続しています…</translation>
    </message>
    <message>
        <source>The ports that programs in it listen on appear here.</source>
        <translation>その中のプログラムが待ち受けるポートがここに表示されます。</translation>
    </message>
    <message>
        <source>Nothing listens in %1 yet</source>
        <translation>%1 ではまだ何も待ち受けていません</translation>
    </message>
    <message>
        <source>Start a server in it and it appears here, and on localhost of this computer.</source>
        <translation>そこでサーバーを起動すると、ここと、このコンピューターの localhost に現れます。</translation>
    </message>
    <message>
        <source>%1 is not running</source>
        <translation>%1 は動作していません</translation>
    </message>
    <message>
        <source>When it starts, its ports appear here by themselves.</source>
        <translation>起動すると、ポートは自動的にここに表示されます。</translation>
    </message>
    <message>
        <source>There is no connection to %1</source>
        <translation>%1 への接続がありません</translation>
    </message>
    <message>
        <source>The reason is given above.</source>
        <translation>理由は上に表示されています。</translation>
    </message>
    <message>
        <source>Filter ports, labels, processes…</source>
        <translation>ポート、ラベル、プロセスで絞り込む…</translation>
    </message>
    <message>
        <source>Words that a port&apos;s row has to contain (Ctrl+F)</source>
        <translation>ポートの行に含まれる語 (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>portolan::PortTableModel</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Switch port %1 off</source>
        <translation>ポート %1 をオフにする</translation>
    </message>
    <message>
        <source>Switch port %1 on</source>
        <translation>ポート %1 をオンにする</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 の %1</translation>
    </message>
    <message>
        <source>Whether the port is mirrored</source>
        <translation>ポートをミラーするかどうか</translation>
    </message>
    <message>
        <source>Switch</source>
        <translation>スイッチ</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Listens on</source>
        <translation>待ち受け</translation>
    </message>
    <message>
        <source>On host</source>
        <translation>ホスト側</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Conn.</source>
        <comment>connections</comment>
        <translation>接続</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>通信量</translation>
    </message>
    <message>
        <source>%1 – Enter opens it in the browser</source>
        <translation>%1 – Enter でブラウザーで開きます</translation>
    </message>
    <message>
        <source>F2 gives it a label</source>
        <translation>F2 でラベルを付ける</translation>
    </message>
    <message>
        <source>F2 changes the label</source>
        <translation>F2 でラベルを変更</translation>
    </message>
    <message>
        <source>In all: %1</source>
        <translation>累計: %1</translation>
    </message>
    <message>
        <source>Port %1, on</source>
        <translation>ポート %1、オン</translation>
    </message>
    <message>
        <source>Port %1, off</source>
        <translation>ポート %1、オフ</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Port %1 is ignored, so there is nothing to switch. “Stop ignoring” in the menu of this row takes that back.</source>
        <translation>ポート %1 は対象外のため、切り替えるものがありません。この行のメニューの「対象に戻す」で元に戻せます。</translation>
    </message>
    <message>
        <source>Port %1, ignored</source>
        <translation>ポート %1、対象外</translation>
    </message>
</context>
<context>
    <name>portolan::PortTableView</name>
    <message>
        <source>Ports</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
</context>
<context>
    <name>portolan::PortsPage</name>
    <message>
        <source>&amp;Remove</source>
        <translation>削除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Mirror ephemeral ports</source>
        <translation>一時ポートをミラーする(&amp;M)</translation>
    </message>
    <message>
        <source>The ports that the guest&apos;s system gives to programs that ask for none in particular, usually %1–%2.</source>
        <translation>番号を指定しないプログラムにゲストのシステムが割り当てるポートです (通常は %1–%2)。</translation>
    </message>
    <message>
        <source>When a guest program binds a port that this computer uses</source>
        <translation>このコンピューターが使用するポートをゲストのプログラムがバインドするとき</translation>
    </message>
    <message>
        <source>Re&amp;fuse it</source>
        <translation>拒否する(&amp;F)</translation>
    </message>
    <message>
        <source>The program learns at once that the port is taken, instead of waiting for calls that never come.</source>
        <translation>届かない接続を待ち続けることなく、ポートが使用中であることをプログラムがすぐに知ることができます。</translation>
    </message>
    <message>
        <source>&amp;Allow it</source>
        <translation>許可する(&amp;A)</translation>
    </message>
    <message>
        <source>The program starts, but localhost of this computer leads elsewhere. A port that is in the table can have a rule of its own.</source>
        <translation>プログラムは起動しますが、このコンピューターの localhost は別のところにつながります。表にあるポートには個別のルールを設定できます。</translation>
    </message>
    <message>
        <source>&amp;Ignored ports and processes</source>
        <translation>対象外のポートとプロセス(&amp;I)</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>追加(&amp;D)</translation>
    </message>
    <message>
        <source>Port, range or process to ignore</source>
        <translation>対象外にするポート、範囲、プロセス</translation>
    </message>
    <message>
        <source>3000, 5000-5010 or node*</source>
        <translation>3000、5000-5010、node* など</translation>
    </message>
    <message>
        <source>Adds what is written to the ignored ports and processes</source>
        <translation>入力した内容を対象外のポートとプロセスに追加します</translation>
    </message>
    <message>
        <source>Ignored ports and processes</source>
        <translation>対象外のポートとプロセス</translation>
    </message>
    <message>
        <source>Nothing is ignored but DNS (port 53).</source>
        <translation>DNS (ポート 53) のほかに対象外はありません。</translation>
    </message>
    <message>
        <source>Removes the selected lines from the list</source>
        <translation>選択した行を一覧から削除します</translation>
    </message>
    <message>
        <source>Port %1 is ignored without a rule.</source>
        <translation>ポート %1 はルールがなくても対象外です。</translation>
    </message>
    <message>
        <source>Ignored ports are neither mirrored nor refused. Write ports, ranges such as 5000-5010, or names of processes, in which * stands for any letters, with commas between them.</source>
        <translation>対象外のポートは、ミラーも拒否もされません。ポート、5000-5010 のような範囲、またはプロセスの名前 (* は任意の文字列) をコンマで区切って入力します。</translation>
    </message>
</context>
<context>
    <name>portolan::PreferencesDialog</name>
    <message>
        <source>Preferences – Portolan</source>
        <translation>設定 – Portolan</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>分類</translation>
    </message>
    <message>
        <source>General</source>
        <translation>全般</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>ゲスト</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>The settings could not be written to %1; they hold until this program ends.</source>
        <translation>設定を %1 に書き込めませんでした。このプログラムが終了するまで有効です。</translation>
    </message>
</context>
<context>
    <name>portolan::TrayIcon</name>
    <message>
        <source>Portolan – %1: %2</source>
        <translation>Portolan – %1: %2</translation>
    </message>
    <message>
        <source>Portolan – paused</source>
        <translation>Portolan – 一時停止中</translation>
    </message>
    <message>
        <source>Portolan – %1</source>
        <translation>Portolan – %1</translation>
    </message>
</context>
<context>
    <name>portolan::TrayMenu</name>
    <message>
        <source>No ports</source>
        <translation>ポートなし</translation>
    </message>
    <message>
        <source>Open Portolan</source>
        <translation>Portolan を開く</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>More ports (%1)</source>
        <translation>ほかのポート (%1)</translation>
    </message>
    <message>
        <source>More ports (%1, conflicts: %2)</source>
        <translation>ほかのポート (%1、競合: %2)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>すべて一時停止</translation>
    </message>
    <message>
        <source>conflict with %1</source>
        <translation>%1 と競合</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>競合</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>対象外</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>設定…</translation>
    </message>
    <message numerus="yes">
        <source>%n more in the window…</source>
        <translation>
            <numerusform>ほか %n 件はウィンドウで…</numerusform>
        </translation>
    </message>
    <message>
        <source>no address</source>
        <translation>アドレスなし</translation>
    </message>
    <message>
        <source>Copy %1 (%2)</source>
        <translation>%1 をコピー (%2)</translation>
    </message>
    <message>
        <source>Copy %1 (%2, %3)</source>
        <translation>%1 をコピー (%2、%3)</translation>
    </message>
</context>
</TS>
