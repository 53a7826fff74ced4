import type { Random } from './random.ts';

/** A made-up name, in the manner of one of the peoples of the prefecture. */
export interface DemoName {
  readonly name: string;
  readonly ethnic_group: string;
}

type Words = readonly [string, ...string[]];
const words = (text: string): Words => {
  const [first = '', ...rest] = text.split(' ');
  return [first, ...rest];
};

const hanSurnames = words(
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余',
);
const hanMen = words(
  '建国 志强 海涛 文博 俊杰 国庆 永刚 立军 晓东 新民 伟 勇 磊 鹏 浩然 子轩 宇航 明辉 金山 守义 卫东 学文 天佑 一鸣 思远 建疆 戈 江河 振华 世昌',
);
const hanWomen = words(
  '秀英 桂兰 丽华 晓燕 婷婷 雪梅 静怡 欣怡 玉珍 春花 敏 娟 霞 芳 丹丹 梦瑶 雨桐 若曦 新兰 疆红 素琴 爱莲 淑芬 巧云 文静 佳慧 诗涵 月娥 凤霞 可欣',
);
const huiSurnames = words('马 白 丁 哈 沙 虎 冶 金 海 穆 苏 杨 禹 米 者 纳 买 兰 赫 摆');
const huiMen = words('文忠 德福 占林 学义 成龙 国祥 生福 全德 耀武 玉龙 振海 宝贵 福财 俊 义 志诚 建忠 永福 占彪 少华');
const huiWomen = words(
  '玉兰 秀花 桂芳 晓梅 金花 海燕 淑贞 丽娜 慧 美玲 春燕 月兰 秀珍 文娟 小红 玉梅 丽霞 冬梅 雪莲 燕',
);
const kazakhMen = words(
  '叶尔兰 努尔兰 赛力克 巴合提 哈布力 恰勒哈尔 塔拉普 阿斯哈尔 木拉提 别克 吾拉孜 达吾列提 胡安德克 革命别克 沙依劳 金恩斯 波拉提 加尔肯 马合沙提 托列吾',
);
const kazakhWomen = words(
  '阿依古丽 加娜尔 古丽娜尔 沙吾列 巴哈尔古丽 阿依达娜 娜孜依拉 库兰 萨拉 阿勒腾古丽 哈丽玛 玛依努尔 努尔古丽 恰恰 迪娜 阿丽亚 吐尔逊古丽 卡丽曼 叶斯木古丽 巴格达提',
);
const uyghurMen = words(
  '艾力 买买提 阿卜杜热合曼 玉素甫 阿迪力 迪力夏提 吐尔逊 艾尼瓦尔 库尔班 伊力哈木 帕尔哈提 热合曼 依明 肉孜 阿不都拉 努尔买买提 卡哈尔 木合塔尔 亚森 居来提',
);
const uyghurWomen = words(
  '古丽巴哈尔 热依汗 帕提古丽 米热古丽 阿依夏木 茹仙古丽 阿孜古丽 海日古丽 再努尔 布威海丽且木 曼孜热木 祖丽皮亚 迪丽努尔 古扎丽努尔 阿米娜 吐拉罕 沙代提 麦合皮热 热孜万古丽 凯丽比努尔',
);

/** The shares are rough, for variety alone; they are no statistics. */
export function demoName(stream: Random, man: boolean): DemoName {
  const people = stream.weighted([
    ['汉族', 72],
    ['回族', 12],
    ['哈萨克族', 11],
    ['维吾尔族', 5],
  ]);
  switch (people) {
    case '汉族':
      return { name: stream.pick(hanSurnames) + stream.pick(man ? hanMen : hanWomen), ethnic_group: people };
    case '回族':
      return { name: stream.pick(huiSurnames) + stream.pick(man ? huiMen : huiWomen), ethnic_group: people };
    case '哈萨克族':
      return { name: `${stream.pick(man ? kazakhMen : kazakhWomen)}·${stream.pick(kazakhMen)}`, ethnic_group: people };
    default:
      return { name: `${stream.pick(man ? uyghurMen : uyghurWomen)}·${stream.pick(uyghurMen)}`, ethnic_group: people };
  }
}
